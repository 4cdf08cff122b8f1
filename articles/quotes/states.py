"""American states and how a politician's label shortens them: `R-Kan.`, `D-TX`."""

_SHORT = """
alabama:ala al|alaska:ak|arizona:ariz az|arkansas:ark ar|california:calif ca|colorado:colo co|connecticut:conn ct
delaware:del de|florida:fla fl|georgia:ga|hawaii:hi|idaho:id|illinois:ill il|indiana:ind in|iowa:ia
kansas:kan ks|kentucky:ky|louisiana:la|maine:me|maryland:md|massachusetts:mass ma|michigan:mich mi
minnesota:minn mn|mississippi:miss ms|missouri:mo|montana:mont mt|nebraska:neb ne|nevada:nev nv
hampshire:n.h nh|jersey:n.j nj|mexico:n.m nm|york:n.y ny|carolina:n.c nc s.c sc|dakota:n.d nd s.d sd
ohio:oh|oklahoma:okla ok|oregon:ore or|pennsylvania:pa|rhode:r.i ri|tennessee:tenn tn|texas:tx|utah:ut
vermont:vt|virginia:va w.va wv|washington:wash wa|wisconsin:wis wi|wyoming:wyo wy
"""
STATE = {
    short: state
    for entry in _SHORT.replace("\n", "|").split("|")
    if entry
    for state, _, shorts in [entry.partition(":")]
    for short in (state, *shorts.split())
}
PARTIES = {"R": "republican", "D": "democrat", "I": "independent", "L": "libertarian"}
