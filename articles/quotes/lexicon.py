"""The words by which names, roles, organisations and places are told apart."""


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that stand before a name. Lower case; a full stop is dropped before looking.
HONORIFIC_HE = word_set(
    "mr sir lord king prince duke father brother sultan sheikh baron count emperor emir"
)
HONORIFIC_SHE = word_set(
    "mrs ms miss dame lady queen princess duchess sister mother baroness empress madam"
)
TITLES = (
    HONORIFIC_HE
    | HONORIFIC_SHE
    | word_set(
        """
mx dr prof professor doctor sen senator rep representative gov governor president secretary minister
chancellor judge justice gen general col colonel capt captain lt lieutenant sgt sergeant maj major cpl
corporal pvt adm admiral cmdr commander rev reverend pope cardinal archbishop bishop rabbi imam ayatollah
mayor chief commissioner congressman congresswoman assemblyman assemblywoman councillor councilman
councilwoman councilmember alderman ambassador premier prime vice deputy acting former interim director
chairman chairwoman chairperson chair ceo cfo coo cto president-elect attorney prosecutor sheriff detective
inspector superintendent constable officer agent marshal taoiseach tánaiste tanaiste first foreign home
defence defense finance interior health justice education trade energy environment spokesman spokeswoman
spokesperson coach manager head editor author actor actress singer director-general undersecretary under
assistant associate lecturer dean provost rector principal coroner magistrate lord-mayor leader speaker
whip envoy delegate member lawmaker mp mep msp chief-of-staff staff state treasury shadow labour press
executive founder co-founder cofounder owner engineer scientist researcher analyst economist historian
lawyer solicitor barrister qc kc advocate striker goalkeeper midfielder defender skipper captain vicar
pastor deacon nurse surgeon dissident activist campaigner veteran human rights opposition senior junior
brigadier field air wing squadron group flight rear fleet warrant master petty private specialist chief
archdeacon metropolitan patriarch dalai lama crown attorney-general solicitor-general prime-minister
canon pc wpc dc di ds dci pcso cllr councilor abbot abbess friar fr matron viscount earl countess marquess dep warden administrator comptroller treasurer controller guitarist drummer screenwriter filmmaker photographer
journalist reporter correspondent columnist blogger presenter broadcaster comedian novelist poet
"""
    )
)
IN_FULL = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "prof": "professor",
    "dr": "doctor",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "sgt": "sergeant",
    "lt": "lieutenant",
    "rev": "reverend",
    "adm": "admiral",
}
TITLE_NOUNS = TITLES - word_set(
    "prime vice deputy acting former interim first foreign home defence defense finance interior health "
    "education trade energy environment under state treasury shadow labour press human rights opposition "
    "senior junior field air wing squadron group flight rear fleet warrant petty private crown executive "
    "head staff assistant associate mr mrs ms miss mx sir lord dame lady dr prof"
)
COURTESY = word_set("mr mrs ms miss mx dr")
TITLE_FOLLOWERS = word_set("of for the and to at in")

# Common nouns for one person or several; heads of speakers that are not names.
ROLES = TITLE_NOUNS | word_set(
    """
man woman boy girl teenager teen child mother father parent sister brother son daughter wife husband widow
widower uncle aunt grandmother grandfather neighbour neighbor friend witness victim survivor suspect
defendant plaintiff claimant complainant appellant prisoner inmate patient resident tenant landlord
politician lawmaker legislator parliamentarian official diplomat aide adviser advisor source insider
negotiator mediator strategist pollster candidate nominee incumbent challenger rival predecessor successor
backbencher frontbencher whistleblower teacher student pupil professor academic expert scholar doctor
physician nurse surgeon paramedic driver pilot farmer fisherman worker employee employer shopkeeper trader
banker broker investor businessman businesswoman entrepreneur tycoon billionaire millionaire lobbyist
player midfielder defender striker forward goalkeeper keeper winger boss manager coach trainer skipper
captain champion athlete runner swimmer boxer golfer cyclist driver jockey winner loser bowler batsman
batter pitcher quarterback rookie veteran soldier officer policeman policewoman detective firefighter
rescuer volunteer activist campaigner protester demonstrator organiser organizer leader follower member
supporter opponent critic fan customer user visitor tourist passenger passer-by onlooker eyewitness
journalist reporter correspondent editor columnist blogger presenter host anchor commentator writer author
novelist poet playwright critic actor actress singer rapper musician artist composer conductor director
producer filmmaker designer architect curator historian scientist researcher biologist chemist physicist
astronomer engineer economist analyst forecaster meteorologist psychologist psychiatrist sociologist
lawyer attorney barrister solicitor prosecutor judge magistrate coroner priest vicar monk nun clergyman
spokesman spokeswoman spokesperson spokespeople person individual caller poster commenter someone
somebody anyone nobody everyone everybody one defector refugee migrant asylum-seeker year-old accused
lady billionaire lawmaker statesman envoy adversary foe ally insider comedian star starlet doctor candidate
congressperson freshman incumbent contender hopeful runner-up chairman populist hawk magnate mogul firebrand frontrunner front-runner democrat republican conservative liberal
independent socialist libertarian moderate progressive tory checker heckler staffer operative surrogate
loyalist donor delegate moderator interviewer congressman congresswoman assemblyman assemblywoman
another deputy head executive assistant associate founder co-founder owner partner colleague boss chief head chair premier president minister mayor governor
senator ambassador envoy secretary chancellor pontiff king queen prince princess monarch dictator
"""
)
# Heads that stand for several people or a body without a name.
GROUPS = word_set(
    """
officials sources people diplomats aides advisers advisors experts scientists researchers authors
economists analysts doctors lawyers prosecutors lawmakers legislators ministers leaders critics supporters
opponents residents witnesses eyewitnesses neighbours neighbors police officers investigators detectives
firefighters rescuers authorities protesters demonstrators activists campaigners organisers organizers
members workers employees teachers students pupils parents relatives families family friends fans players
users customers visitors passengers tourists farmers fishermen soldiers troops rebels militants insurgents
hackers journalists reporters editors observers commentators many some others several both they women men
children villagers locals citizens voters republicans democrats conservatives liberals socialists greens
staff crowd team crew court jury judges panel tribunal government administration cabinet opposition
parliament congress senate ministry department agency commission committee council board company firm
business corporation bank bureau office organisation organization association union federation party
group club institute university college school hospital church charity foundation authority regulator
watchdog body campaign movement coalition alliance army military navy force regime junta embassy consulate
airline airport manufacturer retailer supermarket developer publisher broadcaster network channel station
city state country nation kingdom town village district capital kremlin vatican palace side couple pair
insiders personnel spokespersons spokesmen investors traders bankers executives directors managers leaders
commanders generals chiefs heads mayors governors senators delegates envoys negotiators mediators doctors
nurses patients survivors victims suspects defendants plaintiffs prisoners inmates refugees migrants
academics professors historians scholars engineers artists musicians actors writers poets critics
"""
)
# Heads that are a text or a finding: what they say nobody said aloud.
DOCUMENTS = word_set(
    """
report study survey poll paper newspaper article editorial review statement letter email e-mail memo
memorandum document documents book novel film movie documentary song lyrics poster placard banner sign
sticker headline tweet post blog message text note notice website site page webpage leaflet pamphlet
brochure manifesto petition resolution treaty agreement accord deal contract bill law act clause section
amendment constitution ruling judgment judgement verdict indictment complaint lawsuit filing affidavit
transcript recording tape video footage broadcast bulletin dispatch cable communique communiqué release
announcement advert advertisement ad campaign advisory warning guidance guidelines rules regulation policy
proposal plan draft dossier file findings analysis assessment evaluation audit inquiry investigation
magazine journal daily tabloid weekly agency encyclopedia dictionary wikipedia chant slogan motto graffiti
inscription plaque statistics figures data results summary overview chapter passage quotation caption label
hat hats shirt shirts t-shirt t-shirts button buttons billboard billboards flyer flyers cap card cards mug
pin bumper screen chyron tattoo graphic meme caption narrator ad ads playbook playbooks
platform manual handbook brochures constitution theory evidence hashtag description biography obituary account accounts press media outlet outlets
reports papers newspapers statements letters posts tweets messages emails signs placards banners
"""
)
# Texts by which a person speaks: `her letter said`, `a statement from Jo Roe`.
OWN_VOICE = word_set(
    "statement letter email e-mail tweet post message speech remarks testimony blog diary memoir memoirs "
    "book autobiography note words column account statements letters emails tweets posts messages memo "
    "theory view answer response reply verdict advice argument assessment explanation reaction pitch "
    "point mantra motto conclusion warning reasoning op-ed essay address affidavit deposition"
)
UNNAMED = word_set(
    """
official officials source sources diplomat diplomats aide aides adviser advisers advisor advisors insider
insiders person people negotiator negotiators colleague colleagues staffer staffers lawmaker lawmakers
executive executives employee employees individual individuals
"""
)
OUTLET_NOUNS = word_set(
    "site website newspaper paper agency broadcaster channel network magazine daily weekly tabloid outlet "
    "portal programme program show podcast station blog journal"
)
OUTLETS = word_set(
    """
Axios Reuters AP AFP BBC CNN CNBC NPR PBS ABC NBC CBS MSNBC Fox Politico Bloomberg Guardian Times Telegraph
Independent Mirror Sun Mail Express Herald Post Tribune Journal Gazette Chronicle Observer Spiegel Zeit
Bild Welt Monde Figaro Libération Repubblica Corriere Stampa País Mundo Haaretz Jazeera Arabiya Xinhua
TASS Interfax RIA Ukrinform PAP DPA ANSA EFE Kyodo NHK Yonhap KCNA ITV Sky Channel RTÉ RTE CBC SBS Sputnik
Newsweek Economist Atlantic Slate Vox Vice Wired Forbes Fortune Globe Examiner Star News Wikinews Semafor
Euronews Deutsche Tagesschau Meduza Dozhd Suspilne Pravda Izvestia Kommersant Vedomosti Variety Deadline
"""
)
ORGANISATION = word_set(
    """
Ministry Department Office Agency Authority Commission Committee Council Board Bureau Service Services
Administration Association Federation Union Confederation League Organisation Organization Institute
Caucus PAC Parenthood Conservancy Exchange Chamber Lobby Institution Foundation Trust Society Academy University College School Hospital Church Centre Center Club
Party Parliament Congress Senate Assembly Court Tribunal Bank Fund Company Corporation Corp Inc Ltd Limited
LLC PLC Group Holdings Partners Associates Airlines Airways Motors Industries Systems Technologies
Laboratories Laboratory Network Media Press News Times Post Herald Journal Gazette Tribune Telegraph
Guardian Mirror Chronicle Magazine Radio Television TV Army Navy Force Forces Guard Corps Police Museum
Gallery Library Theatre Theater Orchestra Festival Championship Championships Cup Olympics Games
Conference Summit Treaty Act Bill Amendment Accord Agreement Alliance Coalition Campaign Movement Front
Brigade Division Regiment Command Headquarters House Palace Castle Street Road Avenue Square Park Airport
Station Bridge River Lake Sea Ocean Island Islands Mountain Mountains Valley County State States Kingdom
Republic Province District Region City Town Village Memorial Stadium Arena Hall Tower Building Plaza
Mission Programme Program Project Initiative Registry Observatory Society Standards Statistics Rights
Watch International National United European American British Royal Federal Supreme Central Public Global
World Nations Security Health Safety Food Drug Reserve Treasury Cabinet Chamber Commonwealth Community
Communities Crescent Cross Greenpeace Amnesty Google Microsoft Facebook Twitter Apple Amazon YouTube
Wikipedia Wikimedia Kremlin Vatican Pentagon Taliban Hamas Hezbollah Fatah Boko Haram Isis Daesh Org
Democrats Republicans Conservatives Liberals Labour Greens Tories Socialists Democratic Republican
Conservative Liberal Socialist Communist Green Workers Teachers Nurses Lawyers Doctors Students Research
Studies Science Sciences Medicine Technology Engineering Education Culture Arts Sports Football Cricket
Rugby Tennis Hockey Racing Athletic Athletics United Rovers Wanderers Albion Rangers Celtic Red White
Review Report Bulletin Wire Digest Weekly Daily Sunday Complex Shuttle Space Naval Air Intelligence
"""
)
PLACES = word_set(
    """
Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Bahrain Bangladesh Belarus
Belgium Belize Benin Bhutan Bolivia Bosnia Botswana Brazil Britain Brunei Bulgaria Burma Burundi Cambodia
Cameroon Canada Chad Chile China Colombia Congo Croatia Cuba Cyprus Czechia Denmark Djibouti Ecuador Egypt
England Eritrea Estonia Ethiopia Europe Africa Asia America Americas Fiji Finland France Gabon Gambia Georgia
Germany Ghana Greece Grenada Guatemala Guinea Guyana Haiti Honduras Hungary Iceland India Indonesia Iran Iraq
Ireland Israel Italy Jamaica Japan Jordan Kazakhstan Kenya Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon
Lesotho Liberia Libya Liechtenstein Lithuania Luxembourg Macedonia Madagascar Malawi Malaysia Maldives Mali
Malta Mauritania Mauritius Mexico Moldova Monaco Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nepal
Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Palestine Panama Paraguay Peru Philippines Poland
Portugal Qatar Romania Russia Rwanda Samoa Scotland Senegal Serbia Singapore Slovakia Slovenia Somalia Spain
Sudan Suriname Swaziland Sweden Switzerland Syria Taiwan Tajikistan Tanzania Thailand Togo Tonga Tunisia
Turkey Turkmenistan Uganda Ukraine Uruguay Uzbekistan Venezuela Vietnam Wales Yemen Zambia Zimbabwe Ulster
London Paris Berlin Madrid Rome Moscow Beijing Tokyo Washington Brussels Kyiv Kiev Warsaw Vienna Prague
Budapest Athens Lisbon Dublin Edinburgh Glasgow Cardiff Belfast Manchester Liverpool Birmingham Leeds
Sheffield Bristol Oxford Cambridge Geneva Zurich Stockholm Oslo Copenhagen Helsinki Tallinn Riga Vilnius
Minsk Istanbul Ankara Cairo Jerusalem Gaza Beirut Damascus Baghdad Tehran Kabul Islamabad Karachi Delhi
Mumbai Kolkata Dhaka Colombo Kathmandu Bangkok Hanoi Jakarta Manila Seoul Pyongyang Shanghai Sydney
Melbourne Brisbane Perth Adelaide Canberra Auckland Wellington Nairobi Lagos Abuja Accra Johannesburg
Pretoria Toronto Ottawa Montreal Vancouver Chicago Boston Houston Dallas Detroit Seattle Miami Atlanta
Philadelphia Denver Phoenix Baltimore Cleveland Hollywood Brooklyn Manhattan Broadway Westminster Holyrood
Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho Illinois Indiana
Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana
Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Wisconsin Wyoming Queensland
Ontario Quebec Alberta Tasmania Victoria Bavaria Catalonia Crimea Donetsk Kharkiv Odesa Lviv Siberia Kashmir
Punjab Tibet Kurdistan Chechnya Darfur Texas Hague Korea Korean Arabia Zealand Kong Lanka York Angeles Francisco Diego Mecca Strasbourg Frankfurt Hamburg Munich Milan Naples Turin
Barcelona Valencia Marseille Lyon Amsterdam Rotterdam Antwerp Bucharest Sofia Belgrade Sarajevo Zagreb US UK
EU UN USA UAE DC NATO U.S U.K U.N E.U U.S.A U.S. U.K. U.N. Bali Aceh Mecca Medina Riyadh Doha Dubai Chinatown
"""
)
PLACE_LEADERS = word_set(
    "New North South East West Saint St Los San Santa Las El Hong Great Sri Saudi Mount Fort "
    "Cape Port Lake Tel Abu Addis Northern Southern Eastern Western Latin Middle Far Old Lower Upper Central"
)
CALENDAR = word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
    "August September October November December Christmas Easter Ramadan Hajj Halloween Thanksgiving GMT UTC"
)
PEOPLES = word_set(
    """
Afghan African Albanian Algerian American Arab Arabic Argentine Armenian Asian Australian Austrian Azerbaijani
Bangladeshi Basque Belarusian Belgian Bosnian Brazilian British Bulgarian Burmese Cambodian Canadian Catalan
Catholic Chechen Chilean Chinese Christian Colombian Croatian Cuban Cypriot Czech Danish Dutch Egyptian English
Estonian Ethiopian European Filipino Finnish French Georgian German Ghanaian Greek Haitian Hindu Hungarian
Icelandic Indian Indonesian Iranian Iraqi Irish Islamic Israeli Italian Jamaican Japanese Jewish Jordanian
Kazakh Kenyan Korean Kurdish Kuwaiti Latin Latvian Lebanese Libyan Lithuanian Malaysian Maltese Mexican
Moldovan Moroccan Muslim Nepalese Nigerian Norwegian Orthodox Pakistani Palestinian Persian Peruvian Polish
Portuguese Protestant Roman Romanian Russian Rwandan Saudi Scottish Serbian Sikh Singaporean Slovak Slovenian
Somali Soviet Spanish Sri Sudanese Sunni Shia Shiite Swedish Swiss Syrian Taiwanese Thai Tibetan Tunisian
Turkish Ugandan Ukrainian Uyghur Venezuelan Vietnamese Welsh Yemeni Zimbabwean Londoner Parisian Texan Buddhist
Rohingya Scientologist Scientology Democrat Republican Tory Labour Liberal Conservative
Americans Britons Russians Ukrainians Europeans Germans Israelis Palestinians Muslims Christians Jews Arabs
"""
)
# They describe the noun that follows, and name nobody.
ADJECTIVES = (
    frozenset(w for w in PEOPLES if not w.endswith("s"))
    | word_set(
        "Democratic Republican Conservative Liberal Socialist Communist European National Federal Royal"
    )
) - word_set("Labour Tory")
# Capitalised at the head of a sentence without being a name.
STOP = word_set(
    """
a an the this that these those he she it they we you i his her its their our your my him them us me who whom
whose which what when where why how if as at by for from in into of off on onto out over to up with within
without about above across after against along among around before behind below beneath beside besides between
beyond despite down during except inside like near outside past per since than through throughout till toward
towards under until upon via while although though because unless whereas whether and but or nor so yet also
however meanwhile then there here now still just only even once never always often sometimes soon later earlier
today yesterday tomorrow tonight both either neither each every all any some many most more much few several
one two three four five six seven eight nine ten another other others such same no not yes is are was were be
been being am do does did has have had having will would shall should can could may might must let says said
told asked according speaking writing responding commenting asked addressing calling instead moreover
furthermore nevertheless nonetheless otherwise therefore thus hence perhaps maybe indeed finally first second
third last next previously recently currently originally initially eventually allegedly reportedly apparently
image photo picture video file full good well please thanks thank dear hello oh ok okay given based following
according critics officials police residents experts researchers scientists authorities sources people
"""
)
PARTICLES = word_set(
    "de da di del della dos du van von der den ten ter bin ibn al el la le y e st"
)
SUFFIXES = word_set("jr sr ii iii iv phd md mp qc kc obe mbe cbe sc")
ABBREVIATED = word_set(
    "mr mrs ms dr prof sen rep gov gen col capt lt sgt maj cpl adm cmdr rev hon st jr sr vs etc inc ltd co "
    "corp no dept est approx u.s u.k u.n e.g i.e a.m p.m jan feb mar apr jun jul aug sept sep oct nov dec"
)
HE_NOUNS = word_set(
    "duke earl baron sheikh sultan monk friar lad bloke hubby "
    "man boy father brother son husband uncle grandfather king prince spokesman chairman businessman "
    "policeman congressman councilman fisherman clergyman monk priest actor widower batsman salesman"
)
SHE_NOUNS = word_set(
    "duchess countess baroness gran nan lass "
    "woman girl mother sister daughter wife aunt grandmother queen princess spokeswoman chairwoman "
    "businesswoman policewoman congresswoman councilwoman nun actress widow lady assemblywoman"
)
