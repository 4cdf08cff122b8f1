"""Given names and what they usually say of a person's pronoun. A guess; a person's own wins."""


def _set(names: str) -> frozenset[str]:
    return frozenset(names.casefold().split())


HE = _set(
    """
Al Aaron Abbas Abdul Abdullah Abel Abraham Abu Adam Adel Adolf Adrian Ahmad Ahmed Akbar Akira Alan Albert
Alberto Alejandro Aleksandar Aleksandr Alessandro Alexander Alexandre Alexei Alexis Alfred Alfredo Ali
Alistair Allan Allen Alok Alonso Amir Amit Anatoly Anders Andre Andrea André Andreas Andrei Andrej Andres
Andrew Andriy Andrzej Andy Angus Anil Antoine Anton Antonio Antony António Anthony Anwar Archie Ari Arif
Armando Arnold Arthur Arturo Arun Arvind Ashok Asif Augusto Avi Axel Aziz Barack Barney Barry Bart Bartosz
Bashar Basil Ben Benedict Benjamin Benny Bernard Bernardo Bernd Bernie Bert Bill Billy Bob Bobby Boris
Brad Bradley Brandon Brendan Brett Brian Bruce Bruno Bryan Byron Caleb Calvin Cameron Carl Carlo Carlos
Cedric Cesar Chad Charles Charlie Chas Chester Chris Christian Christoph Christophe Christopher Chuck
Clarence Clark Claude Claudio Claus Clement Cliff Clifford Clint Clive Colin Colm Conor Cornelius Craig
Curtis Cyril Cyrus Dale Damian Damien Dan Daniel Daniele Danny Darius Darren Dave David Davide Dean Declan
Denis Dennis Derek Dermot Desmond Devin Diarmuid Dick Didier Diego Dieter Dimitri Dimitris Dirk Dmitri
Dmitry Dmytro Dominic Dominik Don Donald Donnie Doug Douglas Duncan Dustin Dwayne Dwight Dylan Earl Ed
Eddie Edgar Edmund Eduard Eduardo Edward Edwin Efraim Ehud Eitan Elias Elijah Elliot Elliott Elmar Elon
Emanuel Emil Emilio Emmanuel Emmet Enrico Enrique Eoin Eric Erik Ernest Ernesto Ernst Ethan Eugene Evan
Evgeny Ewan Fabian Fabio Faisal Farid Farouk Federico Felipe Felix Ferdinand Fergus Fernando Fidel Filip
Finn Florian Floyd Francesco Francis Francisco Francois François Frank Frankie Franklin Franz Fred Freddie
Frederic Frederick Friedrich Fumio Gabriel Gareth Garry Gary Gavin Gaston Gene Geoff Geoffrey George Georg
Georges Georgi Gerald Gerard Gerhard Gerry Gert Giacomo Gianni Gil Gilbert Giles Gino Giorgio Giovanni
Giulio Giuseppe Glen Glenn Godfrey Goran Gordon Graham Grant Greg Gregg Gregor Gregory Guido Guillaume
Guillermo Gunnar Gunther Gus Gustav Gustavo Guy Habib Hakan Hamid Hamza Hank Hans Harold Harry Harvey
Hasan Hassan Hector Heinrich Heinz Helge Helmut Hendrik Henri Henrik Henry Herbert Herman Hermann Hideo
Hiroshi Horst Hosni Howard Hubert Hugh Hugo Humphrey Hussein Hussain Iain Ian Ibrahim Idris Ignacio Igor
Ilya Imran Isaac Ismail Istvan Ivan Ivo Jack Jacek Jackson Jacob Jacques Jaime Jair Jake Jakob Jakub Jamal
James Jamie Jan Janez Jared Jaroslaw Jarrod Jason Javed Javier Jay Jean Jeff Jefferson Jeffrey Jeremiah
Jeremy Jerome Jerry Jesse Jesus Jim Jimmy Jiri Joachim Joao João Joaquin Joe Joel Johan Johann Johannes
John Johnny Jon Jonah Jonas Jonathan Jonny Jordan Jorg Jorge Jose José Josef Joseph Josep Josh Joshua Juan
Julian Julio Julius Jurgen Jürgen Justin Kamal Karel Karim Karl Karol Kaspar Kazuo Keir Keith Kelvin Ken
Kenneth Kenny Kevin Khalid Khaled Kieran Kim Kirk Klaus Kofi Konstantin Krzysztof Kumar Kurt Kwame Kwasi
Kyle Kyriakos Lance Larry Lars Laszlo Laurence Laurent Lawrence Lech Lee Leif Len Lennart Leo Leon Leonard
Leonardo Leonid Leopold Leroy Les Leslie Lester Lev Lewis Liam Lindsey Lionel Lloyd Lorenzo Lothar Lou
Louis Luc Luca Lucas Lucian Luciano Ludwig Luigi Luis Luiz Luka Lukas Luke Luther Lyndon Maciej Magnus
Mahathir Mahmoud Malcolm Malik Manfred Manuel Marc Marcel Marcelo Marcin Marco Marcos Marcus Marek Mariano
Mario Marius Mark Marko Markus Marlon Marshall Martin Marty Marvin Masud Mateusz Mathias Mats Matt Matteo
Matthew Matthias Matti Maurice Mauricio Mauro Max Maxim Maxime Maximilian Maxwell Mehdi Mehmet Melvin
Michael Michal Michel Michele Miguel Mihai Mike Mikhail Miklos Milan Miles Milos Milton Miroslav Mitch
Mitchell Mitt Mohamed Mohammad Mohammed Mohamud Morgan Morris Moshe Muhammad Murat Murray Mustafa Mykhailo
Mykola Nadeem Nadir Najib Narendra Nasser Nathan Nathaniel Naveed Ned Neil Nelson Neville Nick Nicholas
Nico Nicola Nicolas Nicolae Niels Nigel Nikita Nikola Nikolai Nikos Nils Noah Noel Norbert Norman Olaf Ole
Oleg Oleh Oleksandr Oleksiy Oliver Olivier Olof Omar Orlando Oscar Oskar Osman Otto Owen Pablo Paddy
Panagiotis Paolo Pascal Pat Patrice Patrick Paul Paulo Pavel Pavlo Pawel Pedro Per Percy Perry Pete Peter
Petr Petro Phil Philip Philipp Philippe Phillip Pierce Pierre Piers Pietro Piotr Prakash Pranab Predrag
Quentin Quincy Rafael Rahul Rainer Raj Rajesh Rajiv Ralf Ralph Ramesh Ramon Ramzan Randall Randy Raoul
Raphael Rashid Raul Ravi Ray Raymond Recep Reed Reg Reginald Reinhard Reinhold Rene René Rex Ricardo
Riccardo Richard Rick Ricky Rishi Rob Robbie Robert Roberto Robin Rod Roderick Rodney Rodolfo Rodrigo
Roger Roland Rolf Roman Romano Ron Ronald Ronnie Rory Ross Rowan Roy Ruben Rudolf Rudy Rupert Russell
Rustam Ryan Sadiq Saeed Sajid Sal Salim Salman Salvador Salvatore Sam Sami Samir Samuel Sandro Sanjay
Santiago Saul Scott Sean Sebastian Sebastien Serge Sergei Sergey Sergio Serhiy Seth Shane Shaun Shawn
Shigeru Shinzo Sidney Silvio Simeon Simon Slobodan Solomon Spencer Stan Stanislav Stanley Stefan Stefano
Steffen Stephan Stephane Stephen Sterling Steve Steven Stewart Stuart Sunil Suresh Sven Sylvester Taha
Takeshi Tam Tariq Taro Ted Terence Terrence Terry Thabo Theo Theodore Thierry Thomas Thorsten Tim Timo
Timothy Tobias Toby Todd Tom Tomas Tomasz Tommy Tony Travis Trent Trevor Tristan Tyler Tyrone Udo Ulrich
Umar Umberto Uwe Vaclav Vadim Valentin Valery Vasily Vasyl Vernon Victor Vijay Viktor Vince Vincent
Vincenzo Vinod Virgil Vitali Vitaly Vittorio Vitaliy Vlad Vladimir Volodymyr Vojislav Volker Wade Walid
Wallace Walter Warren Wayne Wendell Werner Wesley Wilfred Wilhelm Will Willem William Willie Willy Winston
Wladyslaw Wojciech Wolfgang Xavier Yair Yannis Yasser Yitzhak Yoshihide Yousef Youssef Yuri Yury Yusuf Yves
Zachary Zafar Zahid Zbigniew Zeljko Ziad Zoltan Zoran Hamdullah Fuad Suleiman Binyamin Bibi Naftali Isaias
Alireza Rahm Beto Pervez Nawaz Bilawal Asif Ashraf Mullah Kassym Nursultan Emomali Ilham Nikol Xi Olusegun
Goodluck Muhammadu Bola Cyril Jacob Morgan Raila Uhuru Yoweri Paul Abiy Ravil Hakainde Lazarus Nana Alassane
Laurent Macky Bassirou Denys Kyrylo Valerii Ruslan Yevgeny Yevgeni Gennady Arkady Sauli Alar Toomas Urmas
Juri Jüri Valdis Gitanas Krisjanis Edgars Arturs Ingus Petteri Antti Jussi Mikko Teemu Jonas Jens Lars
Espen Haakon Kjell Trygve Carsten Karsten Kristian Søren Soren Mette-Erik Ruud Wim Jeroen Joost Pieter
Geert Maarten Sander Thijs Bram Koen Dries Tijs Yvan Guy Herman Elio Charlton Denzel Kendrick Lamar LeBron
Tiger Usain Novak Rafa Carlos Jannik Stefanos Grigor Casper Holger Hubert Cristiano Lionel Kylian Jude
Bukayo Marcus Gareth Jurgen Pep Erling Declan Mikel Sadio Mohamed Raheem Erik Mauricio Ange Unai Eddie
Abe Abner Adlai Aidan Ajay Albie Alden Aldo Alec Alfonso Alphonse Alton Alvin Amos Arjun Asa Augie
Austin Avery Barrett Baxter Beau Benito Bennett Benson Blaine Blake Boyd Bradford Brent Brock Brody
Bryce Cade Cal Carlton Carson Cecil Chadwick Chase Chet Chip Clay Clayton Clifton Clinton Clyde Cody
Colby Cole Colton Connor Conrad Corey Cornell Cory Dallas Darnell Darrell Darryl Darwin Daryl Deepak
Delbert Denny Derrick Desean Deshawn Devlin Dewey Dexter Dinesh Dominick Donovan Dontae Dorian Dov Drew
Duane Dudley Eddy Efren Elbert Eli Ellis Elton Elwood Emerson Emmett Ernie Errol Ervin Esteban Ezra
Ferid Fletcher Fritz Gabe Garrett Garth Gaurav Gerardo Gideon Gilberto Gonzalo Grady Griffin Grover
Hakeem Hal Harish Harlan Harley Harrison Hayden Heath Herb Hershel Hiram Hollis Homer Horace Howie
Hudson Humberto Ike Ira Irving Irwin Isaiah Isidore Jabari Jalen Jarrett Jasper Jeb Jed Jermaine Jody
Joey Jud Judd Karan Kareem Keenan Kellen Kenji Kent Kermit Khizr Kip Lamont Lane Leland Lenny Lincoln
Linus Logan Lorne Lowell Lyle Mack Manny Manoj Marv Mateo Maury Mel Merrick Merrill Micah Mickey Milt
Minh Moises Monty Mort Morton Moses Mukesh Myron Nat Nate Naveen Neal Nestor Newt Newton Nikhil Norm
Octavio Odell Ollie Omari Oren Orrin Orson Orville Oswald Otis Phineas Pradeep Prentice Preston Quang
Quinn Rakesh Ramsey Rand Rasheed Reggie Regis Reid Reince Rhett Rigoberto Ritchie Robb Rocky Rogelio
Rohit Rolando Romeo Ronan Roosevelt Roscoe Royce Rufus Russ Rusty Sammy Satish Shahid Sherman Sherrod
Sid Silas Skip Sonny Spiro Stu Tad Tanner Terrell Thad Thaddeus Thurman Trayvon Trey Troy Tuan Tyree
Tyrell Ulises Ulysses Uri Varun Vaughn Verne Vic Vicente Vikram Vinny Vito Vivek Waldo Wally Walt Wes
Weston Wilbur Wiley Willard Willis Wilson Woodrow Wyatt Zach Zack Zeke Zubin
"""
)

SHE = _set(
    """
Abigail Ada Adele Adriana Agata Agnes Agnieszka Aida Aisha Aishah Alba Alessandra Alexandra Alexandria Alia
Alice Alicia Alina Alison Allegra Allison Alma Amal Amanda Amber Amelia Amina Aminata Amira Amy Ana Anastasia
Andrea Angela Angelica Angelina Angie Anita Anja Ann Anna Annalena Anne Annemarie Annette Annie Antonia
Anya April Ariana Arlene Asha Ashley Asma Astrid Audrey Aung Ava Ayanna Ayesha Barbara Beate Beatrice
Beatrix Becky Belinda Benazir Bernadette Bernice Bertha Beth Betsy Betty Beverley Beverly Bianca Birgit
Blanca Bonnie Brenda Bridget Brigitte Britney Brooke Camilla Camille Carla Carly Carmen Carol Carole
Carolina Caroline Carolyn Carrie Cassandra Catalina Catarina Catherine Cathy Cecilia Celeste Celia Celine
Charlotte Chelsea Cheryl Chloe Christa Christiane Christina Christine Cindy Claire Clara Clare Claudia
Claudine Colette Colleen Connie Constance Cora Corinne Courtney Cristina Cynthia Dagmar Daisy Dana Daniela
Daphne Dawn Deborah Debbie Debra Deirdre Denise Diana Diane Dianne Dilma Dina Dolores Donna Dora Doreen
Doris Dorothea Dorothy Edith Edna Eileen Elaine Eleanor Elena Eleni Elisa Elisabeth Elise Eliza Elizabeth
Ella Ellen Elsa Elsie Elspeth Emilia Emily Emma Erica Erika Erin Esperanza Estelle Esther Ethel Eunice Eva
Evelyn Fabiola Fadia Faith Fatima Fatma Faye Federica Felicia Felicity Fiona Flora Florence Frances
Francesca Freya Gabriela Gabriella Gabrielle Gail Galina Gemma Genevieve Georgia Georgina Geraldine
Gertrude Gina Ginny Giorgia Giulia Gisele Gladys Glenda Gloria Golda Grace Greta Gretchen Gretel Gwen
Hadiza Haley Halima Hanan Hannah Harriet Hattie Hazel Heather Hedwig Heidi Heike Helen Helena Helene Helga
Henrietta Hilary Hilda Hillary Holly Hope Huda Ida Ilse Imelda Imogen Inge Ingrid Iman Ines Inna Irena
Irene Irina Iris Isabel Isabella Isabelle Isla Ivana Ivanka Ivy Jacinda Jackie Jacqueline Jade Jadwiga Jana
Jane Janet Janice Janine Jasmine Jayne Jeanette Jeanne Jelena Jemima Jenna Jennifer Jenny Jess Jessica Jill
Jillian Jo Joan Joana Joanna Joanne Jocelyn Jodie Joely Johanna Josefina Josephine Joy Joyce Juana Judith
Judy Julia Juliana Julie Juliet Juliette June Justine Kaja Kamala Karen Karin Karina Kasia Kate Katarina
Katarzyna Katerina Kathleen Kathryn Kathy Katie Katja Katrin Katrina Katy Kay Kayla Kelly Kellyanne Kemi
Kerry Kersti Kiara Kimberly Kirsten Kirsty Klara Kristalina Kristen Kristi Kristin Kristina Kyrsten Laila
Lara Larissa Laura Lauren Laurie Layla Leah Leanne Leila Lena Leslie Leticia Leyla Liana Lidia Lilian
Lillian Lily Lina Linda Lindsay Lisa Liudmila Liz Liza Lizzie Lois Lola Loretta Lori Lorna Lorraine Louisa
Louise Lucia Lucie Lucinda Lucy Ludmila Luisa Lydia Lyn Lynda Lynn Lynne Mabel Madeleine Madeline Magda
Magdalena Maggie Maia Maja Malala Malgorzata Mandy Manuela Marcia Margaret Margarita Margot Marguerite
Maria Mariam Marian Marianne Marie Marielle Marija Marilyn Marina Marion Marisa Marjorie Marlene Marsha
Marta Martha Martina Mary Maryam Maureen Maxine May Maya Megan Meghan Melania Melanie Melinda Melissa
Mercedes Meredith Merle Meryl Mette Mia Michaela Michele Michelle Mildred Milena Millicent Mimi Miranda
Miriam Moira Mollie Molly Mona Monica Monika Monique Muriel Myra Myriam Nadezhda Nadia Nadine Nan Nancy
Naomi Narges Natalia Natalie Natasha Nathalie Nell Nicky Nicole Nicola Nikki Nina Noor Nora Noreen Norma
Nour Nuala Nuria Olena Olga Olha Olive Olivia Oksana Oprah Paige Pam Pamela Paola Parveen Patricia Patty
Paula Pauline Peggy Penelope Penny Petra Phoebe Phyllis Pippa Polly Poppy Pramila Priti Priya Priyanka
Rachel Rachael Rania Raquel Rasha Rashida Rebecca Regina Renata Renate Renee Rhoda Rhonda Rima Rita Roberta
Robyn Rochelle Rosa Rosalind Rose Roseanne Rosemary Rosie Roxana Roza Ruth Sabina Sabine Sadie Saira Sally
Salma Salome Samantha Sandra Sanna Sara Sarah Saskia Saoirse Sehar Selena Selina Serena Shabana Shamima
Shannon Sharon Sheila Shelley Sheryl Shirley Sian Siobhan Sigrid Silke Silvia Simona Simone Sinead Sofia
Sofie Sonia Sonja Sonya Sophia Sophie Stacey Stacy Stefania Stella Stephanie Sue Suella Sunita Susan
Susana Susanna Susanne Susie Suzanne Svetlana Sviatlana Sybil Sylvia Sylvie Tamara Tammy Tania Tanja Tanya
Tara Tatiana Tatyana Teresa Tess Tessa Thelma Theresa Therese Tiffany Tina Tracey Tracy Trudy Tsai Tulsi
Ursula Valentina Valeria Valerie Valeska Vanessa Vera Verity Veronica Veronika Vesna Vicki Vicky Victoria
Viktoria Viola Violet Violeta Virginia Vivian Vivien Wafaa Wanda Wendy Whitney Wilhelmina Wilma Winifred
Xenia Yasmin Yelena Yevgenia Yolanda Yulia Yuliia Yvette Yvonne Zahra Zainab Zara Zeinab Zelda Zoe Zofia
Zuzana Rodaba Angharad Annunziata Bernardine Roisin Aoife Niamh Caoimhe Grainne Ashlee Naledi Nkosazana
Ngozi Ellen Chimamanda Wangari Winnie Samia Sahle-Work Mia Epsy Claudia Xiomara Michele Gretchen Amneh
Nikki Liz Kyrsten Ilhan Ayanna Alexandria Elissa Debbie Muriel Stacey Keisha Ketanji Sonia Elena Amy
Simone Serena Venus Naomi Coco Iga Aryna Emma Ons Megan Alex-Ann Lieke Sarina Beth Leah Lucy Millie Fran
Akiko Alejandra Alyssa Anjali Antoinette Aparna Ashanti Audra Barb Bessie Bethany Bette Beulah Blanche
Brandi Briana Brittany Caitlin Candace Candice Cara Carmela Cassie Cecelia Charlene Cherie Christy
Clarice Clarissa Condoleezza Consuelo Cordelia Cornelia Danielle Darla Darlene Deanna Deb Debora Deena
Deepa Deidre Delia Della Delores Desiree Divya Dolly Dottie Earlene Ebony Edie Ellie Eloise Elva Elvira
Erma Ernestine Esmeralda Etta Eve Fannie Fanny Farrah Flossie Francine Freda Frieda Geneva Ghazala Gilda
Glynis Goldie Graciela Guadalupe Gulalai Gwendolyn Hana Huma Ilana Ilene Imani Imogene Ina Indira Inez
Irma Janelle Janie Jeannie Jennie Jeri Jessie Joann Jodi Joni Josie Juanita Judi Karla Katelyn Katherine
Kavita Kaye Keiko Kendra Khadija Krista Kristy Lakisha Lakshmi Laquita Lata Latisha Latonya Latoya
Laurel Leela Lenora Leona Lila Lorena Lottie Lucille Luz Lynette Mae Manisha Marcella Marcy Margery
Margo Maribel Marisol Marissa Maryann Matilda Mavis Mazie Meena Meera Meg Megyn Mei Michiko Mindy Minnie
Mitzi Myrna Myrtle Nabila Naoko Nasreen Neera Neha Nettie Nisha Nita Nydia Omarosa Ophelia Padma Patsy
Patti Paulette Pooja Priscilla Radha Ramona Rani Rekha Rosalie Roxanne Rupa Ruthie Sabrina Sakura Samira
Sangeeta Sarita Savannah Seema Selma Shana Shanna Shanti Shari Sharron Shauna Shawna Shelby Shelly
Sherri Sherry Shirin Shobha Sita Sushma Suzy Tabitha Tami Tamika Tanisha Tasha Teri Terri Tisha Toni
Tonya Tricia Trina Trish Trisha Uma Usha Vandana Velma Verna Yasmine Yoko Zoey
"""
)
BOTH = _set(
    "andrea kim leslie nicola michele robin jordan morgan jamie sam alex chris pat lee lindsay taylor casey "
    "ashley dana dale terry jean marion shannon kerry kelly robbie sandy jackie jess charlie frankie vivian "
    "evelyn courtney tracy noel val"
)
# As often a family name or a place: they say how to call somebody, not that somebody is meant.
OFTEN_FAMILY = _set(
    """
Augie Austin Barrett Baxter Bennett Benson Blaine Blake Boyd Bradford Brent Brock Carlton Carson Chip
Clay Clayton Clifton Clinton Cole Colton Conrad Cornell Dallas Darwin Dexter Dolly Drew Dudley Ebony
Ellis Elton Emerson Fletcher Garrett Geneva Grady Griffin Grover Guadalupe Hal Harlan Harley Harrison
Heath Hollis Homer Hudson Irving Kent Lane Laurel Lincoln Logan Lowell Mack Marcella Merrill Milt Morton
Moses Newton Norm Orson Preston Quinn Ramsey Rand Regis Rocky Romeo Roosevelt Royce Rusty Sakura
Savannah Selma Shelby Sherman Skip Sonny Tanner Thurman Trey Troy Vaughn Weston Willard Willis Wilson
Woodrow
"""
)
GIVEN = (HE | SHE) - OFTEN_FAMILY


# Short forms of given names: `Mike Doe` on record is `Michael R. Doe` in the copy.
_SHORT = """
alexander:alex sandy al|albert:al bert|andrew:andy drew|anthony:tony|barbara:barb|benjamin:ben benny|bernard:bernie
catherine:cathy cate|charles:chuck charlie chas|christopher:chris|christine:chris chrissy|cynthia:cindy|daniel:dan danny
david:dave davey|deborah:debbie deb debra|donald:don donnie|douglas:doug|edward:ed eddie ted|elizabeth:liz beth betsy lizzie
eugene:gene|frederick:fred freddie|gerald:jerry gerry|geoffrey:geoff|gregory:greg|harold:hal|henry:hank harry
jacob:jake|james:jim jimmy jamie|jeffrey:jeff|jennifer:jen jenny|jonathan:jon|john:johnny jack|joseph:joe joey|joshua:josh
katherine:kate kathy katie|kathleen:kathy kate|kenneth:ken kenny|kimberly:kim|lawrence:larry|leonard:len lenny
margaret:maggie peggy meg|martin:marty|matthew:matt|michael:mike mickey|nathaniel:nate nat|nathan:nate|nicholas:nick
pamela:pam|patricia:pat patty trish|patrick:pat paddy|peter:pete|philip:phil|raymond:ray|rebecca:becky
richard:rick dick rich ricky|robert:bob bobby rob robbie|ronald:ron ronnie|russell:russ|samuel:sam sammy|samantha:sam
stephen:steve|steven:steve|stuart:stu|susan:sue susie|thaddeus:thad|theodore:ted teddy|theresa:terry tess
thomas:tom tommy|timothy:tim timmy|victoria:vicky vicki|vincent:vince|walter:walt|william:bill billy will willie
zachary:zach zack
"""
_LONG: dict[str, str] = {}
for _entry in _SHORT.replace("\n", "|").split("|"):
    _name, _, _shorts = _entry.partition(":")
    for _short in _shorts.split():
        _LONG.setdefault(_short, _name)
# Spelt in two ways, or short for the same name.
_LONG |= {"steven": "stephen", "philip": "phillip", "jeffrey": "geoffrey", "jeff": "geoffrey"}
_LONG |= {
    "geoff": "geoffrey",
    "phil": "phillip",
    "kathryn": "katherine",
    "catherine": "katherine",
}
_LONG |= {"cathy": "katherine", "kathleen": "katherine", "eddie": "edward", "ted": "edward"}
_LONG |= {"theodore": "edward", "teddy": "edward"}


def plain_given(given: str) -> str:
    """A given name in the form that its short forms share; itself where it has none."""
    long = _LONG.get(given, given)
    return _LONG.get(long, long)


def pronoun_of(given: str) -> str:
    """The likely pronoun for a given name, or nothing where it is unknown or shared."""
    first = given.casefold()
    if first in BOTH:
        return ""
    if first in HE and first not in SHE:
        return "he"
    if first in SHE and first not in HE:
        return "she"
    return ""
