// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/table-words.h"

#include <string.h>

// As aff_sheet_fold writes them, brackets included.
static const struct {
  AffMeaning meaning;
  const char *words;
} words[] = {
  {AFF_MEANS_UID, "uid guid uuid uniqueid"},
  {AFF_MEANS_NUMBER,
   "# id no nr n n° num number numero nummer paperid papernumber paperno papernr papernum "
   "submissionid submissionnumber submission contributionid contributionnumber abstractid "
   "abstractnumber numerodarticle numeroarticle identifiant ident beitragsnummer beitragsid "
   "beitragsnr papierid code programcode talkid eventid numerodecommunication nº numerodearticulo "
   "nummerdesbeitrags artikelnummer"},
  {AFF_MEANS_TITLE,
   "title papertitle postertitle talktitle sessiontitle contributiontitle abstracttitle eventtitle "
   "submissiontitle titre titredelarticle titredelacommunication titreduposter titredelexpose "
   "titel beitragstitel postertitel vortragstitel titeldesbeitrags intitule titulo titulodelposter "
   "titulodelarticulo titulodelaponencia titolo titolodelposter titolodelcontributo"},
  {AFF_MEANS_NAME,
   "name nom event activity item what programme program programm programmpunkt activite "
   "evenement veranstaltung agenda summary contribution actividad attivita"},
  {AFF_MEANS_SUBTITLE, "subtitle soustitre untertitel"},
  {AFF_MEANS_FIRST_NAME, "firstname givenname prenom vorname nombre"},
  {AFF_MEANS_LAST_NAME,
   "lastname familyname surname nomdefamille nachname familienname apellido apellidos cognome"},
  {AFF_MEANS_AUTHORS,
   "authors author author(s) authornames authorlist authorslist listofauthors allauthors "
   "auteurs auteur auteur(s) autrices listedesauteurs autoren autor autor(en) autorinnen "
   "autorenliste verfasser verfasserinnen student(s) students autores autoras autoresyautoras "
   "listadeautores autori autrici elencodegliautori"},
  {AFF_MEANS_COAUTHORS,
   "coauthors coauthor(s) otherauthors coauteurs koautoren mitautoren coautores coautori"},
  {AFF_MEANS_AFFILIATIONS,
   "affiliation affiliations affiliation(s) authoraffiliations authorsaffiliations "
   "authoraffiliation aff institution institutions institution(s) organisation organisations "
   "organization organizations institut institute etablissement etablissements affiliationen "
   "einrichtung einrichtungen university universite universitat laboratoire labo afiliacion "
   "afiliaciones institucion universidad affiliazione istituzione istituto universita"},
  {AFF_MEANS_SPEAKERS,
   "speaker speakers speaker(s) presenter presenters presenter(s) presentingauthor presentedby "
   "presentingauthor(s) presentername presentersname nameofpresenter speakername speakersname "
   "speakernames nameofspeaker orateur orateurs orateur(s) oratrice intervenant intervenants "
   "intervenant(s) intervenante intervenantes presentateur sprecher sprecherin referent "
   "referentin referenten referentinnen vortragende vortragender vortragend host by ponente "
   "ponentes relatore relatrice relatori oratore"},
  {AFF_MEANS_CHAIRS,
   "chair chairs chair(s) sessionchair sessionchairs sessionchair(s) moderator moderators "
   "president presidente moderateur moderatrice vorsitz sitzungsleitung leitung moderation"},
  {AFF_MEANS_ABSTRACT,
   "abstract description abstracttext resume beschreibung zusammenfassung kurzfassung "
   "kurzbeschreibung descriptif resumen descripcion riassunto descrizione"},
  {AFF_MEANS_KEYWORDS,
   "keywords keyword topics topic motscles motcle theme themes thematique thematiques thema "
   "themen schlagworte schlagworter stichworte stichworter subjectarea subjectareas "
   "primarysubjectarea areas area researcharea palabrasclave parolechiave"},
  {AFF_MEANS_TRACK,
   "track tracks trackname stream category postercategory categorie kategorie parcours volet "
   "conferencetrack categoria"},
  {AFF_MEANS_DECISION,
   "decision decisions status statut finaldecision acceptance accepted accepted? accepte accept "
   "entscheidung ergebnis resultat result angenommen finalstatus estado aceptado stato accettato"},
  {AFF_MEANS_WITHDRAWN,
   "withdrawn withdrawn? iswithdrawn retire zuruckgezogen annule retirado ritirato"},
  {AFF_MEANS_SESSION,
   "session sessions sessionname sessionid sessionnumber seance seances sitzung sitzungen block "
   "sessionblock sesion sesiones sessione sessioni"},
  {AFF_MEANS_POSTER_SESSION,
   "postersession postersessions postersessionid posterslot sessionposter sessionsposters "
   "seanceposter seancedeposters postersitzung postersessionnumber"},
  {AFF_MEANS_ORAL_SESSION,
   "oralsession oralsessions oralsessionid talksession sessionorale seanceorale vortragssitzung"},
  {AFF_MEANS_BOARD,
   "board boards boardnumber boardno boardnr boardid boardlabel boardnummer posterboardnummer posterboard posterboardnumber "
   "posterboardid posterboardno posterloc posterlocation posterposition posterstand stand panel "
   "panelnumber panneau numerodepanneau tableau numerodetableau tafel posterwand stellwand "
   "stellwandnummer wand easel easelboard easelnumber emplacement numerodemplacement posterspot "
   "posterplace posterplatz stellplatz pannello tablero numerodepanel boardassignment"},
  {AFF_MEANS_POSTER_ID,
   "posterid posterno posternumber posternr posternum poster# numerodeposter numeroposter "
   "posternummer"},
  {AFF_MEANS_PRESENTATION,
   "presentation presentationtype presentationformat presentationmode presentedas format "
   "typedepresentation modedepresentation prasentation prasentationsform vortragsart accepttype "
   "acceptancetype"},
  {AFF_MEANS_IS_ORAL, "oral isoral oral?"},
  {AFF_MEANS_PAPER, "paper poster article papier beitrag"},
  {AFF_MEANS_LINK,
   "link links url urls doi pdf pdfurl pdflink paperlink paperurl paperpdf paperpdfurl website "
   "web lien liens adresseweb pmlrurl oa openaccess openaccesslink proceeding proceedings "
   "linkdoi doilink urldoi doiurl linkordoi doiorlink proceedingsurl site ieeelink acmlink anthologyurl virtualsiteurl papersite"},
  {AFF_MEANS_ARXIV, "arxiv arxivid arxivurl arxivlink"},
  {AFF_MEANS_FORUM,
   "forum forumid forumurl openreview openreviewid openreviewlink openreviewurl orid"},
  {AFF_MEANS_DAY, "day date jour tag datum sessiondate eventdate posterdate presentationdate "
                  "sessionday presentationday dia fecha giorno data"},
  {AFF_MEANS_START,
   "start starttime startat startsat from begin begins beginn beginning debut heurededebut "
   "heuredebut von startzeit anfang uhrzeitbeginn inicio horadeinicio inizio orainizio oradiinizio"},
  {AFF_MEANS_START_DATE, "startdate startdatetime datetime datedebut datededebut startdatum"},
  {AFF_MEANS_END,
   "end endtime endat endsat to until fin heuredefin heurefin bis ende endzeit uhrzeitende "
   "horadefin fine orafine oradifine"},
  {AFF_MEANS_END_DATE, "enddate enddatetime datefin datedefin enddatum"},
  {AFF_MEANS_TIME,
   "time times hour hours heure heures horaire horaires uhrzeit zeit when timeslot "
   "slot creneau quand wann zeitraum dateandtime datetimeslot dateetheure datumunduhrzeit "
   "postertime presentationtime sessiontime postersessiontime hora horario orario ora"},
  {AFF_MEANS_DURATION,
   "duration duracion durata duree dauer length minutes durationmin duration(min) "
   "duration(minutes) lange dureemin"},
  {AFF_MEANS_TYPE, "type typ art kind eventtype sessiontype papertype typeofsession nature"},
  {AFF_MEANS_ROOM,
   "room rooms roomname roomlocation location venue place hall salle lieu raum saal ort halle "
   "where wo ou sala lugar luogo aula"},
  {AFF_MEANS_LANGUAGE, "language lang langue sprache idioma lingua"},
};

// Parts of words that say that a column is not for the public.
static const struct {
  const char *part;
  AffMeaning meaning;
} closed[] = {
  {"mail", AFF_MEANS_PERSONAL},         {"phone", AFF_MEANS_PERSONAL},
  {"telefon", AFF_MEANS_PERSONAL},      {"mobile", AFF_MEANS_PERSONAL},
  {"handy", AFF_MEANS_PERSONAL},        {"courriel", AFF_MEANS_PERSONAL},
  {"correo", AFF_MEANS_PERSONAL},       {"contact", AFF_MEANS_PERSONAL},
  {"postal", AFF_MEANS_PERSONAL},       {"dietary", AFF_MEANS_PERSONAL},
  {"allerg", AFF_MEANS_PERSONAL},       {"gender", AFF_MEANS_PERSONAL},
  {"birth", AFF_MEANS_PERSONAL},        {"naissance", AFF_MEANS_PERSONAL},
  {"geburt", AFF_MEANS_PERSONAL},       {"passport", AFF_MEANS_PERSONAL},
  {"orcid", AFF_MEANS_PERSONAL},        {"twitter", AFF_MEANS_PERSONAL},
  {"linkedin", AFF_MEANS_PERSONAL},     {"password", AFF_MEANS_PERSONAL},
  {"zoom", AFF_MEANS_PERSONAL},         {"review", AFF_MEANS_REVIEW},
  {"rating", AFF_MEANS_REVIEW},         {"confidence", AFF_MEANS_REVIEW},
  {"score", AFF_MEANS_REVIEW},          {"areachair", AFF_MEANS_REVIEW},
  {"recommendation", AFF_MEANS_REVIEW}, {"conflict", AFF_MEANS_REVIEW},
  {"gutachte", AFF_MEANS_REVIEW},       {"relecteur", AFF_MEANS_REVIEW},
  {"soundness", AFF_MEANS_REVIEW},
};

GHashTable *
aff_table_words_new (void)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_auto (GStrv) list = g_strsplit (words[i].words, " ", -1);
    for (char **word = list; *word; word++)
      g_hash_table_insert (index, g_strdup (*word), GUINT_TO_POINTER (words[i].meaning));
  }
  return index;
}

static AffMeaning
find_closed (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (closed); i++)
    if (strstr (word, closed[i].part))
      return closed[i].meaning;
  return AFF_MEANS_OTHER;
}

AffMeaning
aff_table_words_find (GHashTable *index, const char *name)
{
  g_return_val_if_fail (index != NULL && name != NULL, AFF_MEANS_NOTHING);
  g_autofree char *whole = aff_sheet_fold (name, TRUE);
  g_autofree char *word = aff_sheet_fold (name, FALSE);
  AffMeaning meaning = GPOINTER_TO_UINT (g_hash_table_lookup (index, whole));

  if (!*name || !*whole || meaning != AFF_MEANS_NOTHING)
    return *name && !*whole ? AFF_MEANS_OTHER : meaning;
  meaning = find_closed (whole);
  if (meaning != AFF_MEANS_OTHER)
    return meaning;
  if (strstr (whole, "(affiliation") || strstr (whole, "(institution") ||
      strstr (whole, "(org"))
    return AFF_MEANS_AFFILIATIONS;
  meaning = GPOINTER_TO_UINT (g_hash_table_lookup (index, word));
  return meaning != AFF_MEANS_NOTHING ? meaning : AFF_MEANS_OTHER;
}
