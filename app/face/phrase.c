// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/face/phrase.h"

#include "app/base/clock.h"

#include <stdio.h>
#include <string.h>

#define MOST_AUTHORS 4000 // bytes; more than any page shows

enum { ENGLISH, FRENCH, GERMAN, LANGUAGES };

// "%1" and "%2" stand for the arguments.
static const char *const phrases[AFF_PHRASES][LANGUAGES] = {
  [AFF_PHRASE_OPEN_PAPER] = {"Open the paper\non your phone",
                             "Ouvrez l’article\nsur votre téléphone",
                             "Artikel auf dem\nTelefon öffnen"},
  [AFF_PHRASE_LINK_TO_COME] = {"Link to the paper to come", "Lien vers l’article à venir",
                               "Link zum Artikel folgt"},
  [AFF_PHRASE_TOPIC] = {"Topic %1, %2", "Thème %1, %2", "Thema %1, %2"},
  [AFF_PHRASE_SAMPLE] = {"Sample data", "Données d’exemple", "Beispieldaten"},
  [AFF_PHRASE_AS_PLANNED] = {"As planned %1", "Tel que prévu le %1", "Stand der Planung: %1"},
  [AFF_PHRASE_RANGE] = {"%1 to %2", "%1 à %2", "%1 bis %2"},
  [AFF_PHRASE_TOPICS] = {"Topics", "Thèmes", "Themen"},
  [AFF_PHRASE_FREE] = {"Free: %1.", "Libres\u202f: %1.", "Frei: %1."},
  [AFF_PHRASE_CLOSED] = {"Closed: %1.", "Fermés\u202f: %1.", "Geschlossen: %1."},
  [AFF_PHRASE_BY_NUMBER] = {"Boards by number", "Panneaux par numéro", "Tafeln nach Nummer"},
  [AFF_PHRASE_BY_NAME] = {"Boards by name", "Panneaux par nom", "Tafeln nach Namen"},
  [AFF_PHRASE_SPEAKER] = {"Speaker to be announced", "Intervenant à annoncer",
                          "Vortragende werden bekannt gegeben"},
  [AFF_PHRASE_ROOM] = {"Room to be announced", "Salle à annoncer", "Raum wird bekannt gegeben"},
  [AFF_PHRASE_TIME] = {"Time to be announced", "Horaire à annoncer",
                       "Uhrzeit wird bekannt gegeben"},
  [AFF_PHRASE_DAY] = {"Day to be announced", "Jour à annoncer", "Tag wird bekannt gegeben"},
  [AFF_PHRASE_TO_CONFIRM] = {"To be confirmed", "À confirmer", "Noch zu bestätigen"},
  [AFF_PHRASE_CANCELLED] = {"Cancelled", "Annulé", "Abgesagt"},
  [AFF_PHRASE_NO_POSTERS] = {"No poster has a board yet.",
                             "Aucun poster n’a encore de panneau.",
                             "Noch hat kein Poster eine Tafel."},
  [AFF_PHRASE_NO_ITEMS] = {"The programme of this day is to be announced.",
                           "Le programme de ce jour est à annoncer.",
                           "Das Programm dieses Tages wird bekannt gegeben."},
  [AFF_PHRASE_MINUTES] = {"%1 min", "%1 min", "%1 min"},
  [AFF_PHRASE_SKIP] = {"Skip to the programme", "Aller au programme", "Zum Programm springen"},
  [AFF_PHRASE_CONTENTS] = {"Contents", "Sommaire", "Inhalt"},
  [AFF_PHRASE_SCHEDULE] = {"Schedule", "Programme", "Programm"},
  [AFF_PHRASE_POSTERS] = {"Posters", "Posters", "Poster"},
  [AFF_PHRASE_PAPERS] = {"Papers", "Articles", "Artikel"},
  [AFF_PHRASE_ABOUT] = {"About", "À propos", "Über die Veranstaltung"},
  [AFF_PHRASE_DEADLINES] = {"Dates", "Dates limites", "Termine"},
  [AFF_PHRASE_MAP] = {"Map of the boards: %1", "Plan des panneaux\u202f: %1",
                      "Plan der Tafeln: %1"},
  [AFF_PHRASE_BOARD] = {"Board %1", "Panneau %1", "Tafel %1"},
  [AFF_PHRASE_BOARD_HEAD] = {"Board", "Panneau", "Tafel"},
  [AFF_PHRASE_TOPIC_HEAD] = {"Topic", "Thème", "Thema"},
  [AFF_PHRASE_PAPER_HEAD] = {"Paper", "Article", "Artikel"},
  [AFF_PHRASE_POSTER] = {"Poster", "Poster", "Poster"},
  [AFF_PHRASE_ORAL] = {"Talk", "Exposé", "Vortrag"},
  [AFF_PHRASE_SPOTLIGHT] = {"Spotlight", "Présentation éclair", "Kurzvortrag"},
  [AFF_PHRASE_NO_BOARD] = {"Board to be announced", "Panneau à annoncer",
                           "Tafel wird bekannt gegeben"},
  [AFF_PHRASE_NO_PAPERS] = {"The papers are to be announced.", "Les articles sont à annoncer.",
                            "Die Artikel werden bekannt gegeben."},
  [AFF_PHRASE_ABSTRACT] = {"Abstract", "Résumé", "Zusammenfassung"},
  [AFF_PHRASE_AS_IT_STANDS] = {"As it stands on %1", "État au %1", "Stand: %1"},
  [AFF_PHRASE_COPY] = {"This page is a copy. It does not follow later changes.",
                       "Cette page est une copie. Elle ne suit pas les changements ultérieurs.",
                       "Diese Seite ist eine Kopie. Spätere Änderungen zeigt sie nicht."},
  [AFF_PHRASE_LOG_HEAD] = {"State %1", "Version %1", "Fassung %1"},
  [AFF_PHRASE_PLANNED] = {"planned:", "prévu\u202f:", "geplant:"},
  [AFF_PHRASE_LATER] = {"%1 min later", "%1 min plus tard", "%1 Min. später"},
  [AFF_PHRASE_EARLIER] = {"%1 min earlier", "%1 min plus tôt", "%1 Min. früher"},
  [AFF_PHRASE_CHAIR] = {"Chair", "Présidence", "Leitung"},
  [AFF_PHRASE_PANELLIST] = {"Panel", "Table ronde", "Podium"},
  [AFF_PHRASE_PRESENTS] = {"presents", "présente", "trägt vor"},
  [AFF_PHRASE_WITH] = {"With %1", "Avec %1", "Mit %1"},
  [AFF_PHRASE_PRELIMINARY] = {"Programme to be confirmed", "Programme à confirmer",
                              "Programm noch zu bestätigen"},
  [AFF_PHRASE_CODE_OPENS] = {"Code that opens the paper at %1",
                             "Code qui ouvre l’article sur %1",
                             "Code, der den Artikel bei %1 öffnet"},
  [AFF_PHRASE_SEE_POSTERS] = {"See the posters", "Voir les posters", "Zu den Postern"},
  [AFF_PHRASE_READ_MORE] = {"Read more", "Lire la suite", "Mehr lesen"},
  [AFF_PHRASE_MORE] = {"More at %1", "En savoir plus sur %1", "Mehr bei %1"},
};

static const char *const weekdays[LANGUAGES][7] = {
  {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
  {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"},
  {"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"},
};

static const char *const months[LANGUAGES][12] = {
  {"January", "February", "March", "April", "May", "June", "July", "August", "September",
   "October", "November", "December"},
  {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
   "octobre", "novembre", "décembre"},
  {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
   "Oktober", "November", "Dezember"},
};

static const char *const places[AFF_PLACE_OTHER + 1][LANGUAGES] = {
  [AFF_PLACE_KIOSK] = {"Kiosk", "Borne", "Terminal"},
  [AFF_PLACE_DOOR] = {"Door", "Porte", "Tür"},
  [AFF_PLACE_STAGE] = {"Stage", "Scène", "Bühne"},
  [AFF_PLACE_SEATS] = {"", "", ""}, // seen without a word
  [AFF_PLACE_COFFEE] = {"Coffee", "Café", "Kaffee"},
  [AFF_PLACE_REGISTRATION] = {"Registration", "Accueil", "Anmeldung"},
  [AFF_PLACE_TOILETS] = {"Toilets", "Toilettes", "Toiletten"},
  [AFF_PLACE_ACCESSIBLE_TOILET] = {"Accessible toilet", "Toilettes accessibles",
                                   "Barrierefreies WC"},
  [AFF_PLACE_LIFT] = {"Lift", "Ascenseur", "Aufzug"},
  [AFF_PLACE_STAIRS] = {"Stairs", "Escalier", "Treppe"},
  [AFF_PLACE_FIRST_AID] = {"First aid", "Premiers secours", "Erste Hilfe"},
  [AFF_PLACE_CLOAKROOM] = {"Cloakroom", "Vestiaire", "Garderobe"},
  [AFF_PLACE_OTHER] = {"", "", ""},
};

static int
find_language (const char *language)
{
  if (g_strcmp0 (language, "fr") == 0)
    return FRENCH;
  return g_strcmp0 (language, "de") == 0 ? GERMAN : ENGLISH;
}

const char *
aff_phrase (AffPhrase phrase, const char *language)
{
  g_return_val_if_fail (phrase < AFF_PHRASES, NULL);
  return phrases[phrase][find_language (language)];
}

char *
aff_phrase_text2 (AffPhrase phrase, const char *language, const char *first, const char *second)
{
  GString *text = g_string_new (NULL);

  for (const char *at = aff_phrase (phrase, language); *at != '\0'; at++)
    if (at[0] == '%' && (at[1] == '1' || at[1] == '2'))
      g_string_append (text, *++at == '1' ? first : second);
    else
      g_string_append_c (text, *at);
  return g_string_free (text, FALSE);
}

char *
aff_phrase_text (AffPhrase phrase, const char *language, const char *argument)
{
  return aff_phrase_text2 (phrase, language, argument, "");
}

char *
aff_phrase_day (const char *day, const char *language)
{
  int number = find_language (language);
  int year, month, date;

  if (day == NULL || sscanf (day, "%4d-%2d-%2d", &year, &month, &date) != 3 ||
      !g_date_valid_dmy ((GDateDay) date, (GDateMonth) month, (GDateYear) year))
    return g_strdup (aff_phrase (AFF_PHRASE_DAY, language));
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, date, 0, 0, 0);
  return g_strdup_printf (number == GERMAN ? "%s, %d. %s %d" : "%s %d %s %d",
                          weekdays[number][g_date_time_get_day_of_week (time) - 1], date,
                          months[number][month - 1], year);
}

// "4", "4 October" or "4 October 2026" of DAY, as much of it as PARTS says; NULL if it is no day.
static char *
describe_date (const char *day, int parts, int number)
{
  const char *stop = number == GERMAN ? "." : "";
  int year, month, date;

  if (day == NULL || sscanf (day, "%4d-%2d-%2d", &year, &month, &date) != 3 ||
      !g_date_valid_dmy ((GDateDay) date, (GDateMonth) month, (GDateYear) year))
    return NULL;
  if (parts == 1)
    return g_strdup_printf ("%d%s", date, stop);
  if (parts == 2)
    return g_strdup_printf ("%d%s %s", date, stop, months[number][month - 1]);
  return g_strdup_printf ("%d%s %s %d", date, stop, months[number][month - 1], year);
}

char *
aff_phrase_days (const char *first, const char *last, const char *language)
{
  int number = find_language (language), parts = 3;
  g_autofree char *end = describe_date (last, 3, number);

  if (end == NULL || g_strcmp0 (first, last) == 0)
    return aff_phrase_day (first != NULL ? first : last, language);
  // The longest beginning that both share ("2026-", "2026-10-") need not be said twice.
  if (first != NULL && strncmp (first, last, strlen ("2026-")) == 0)
    parts = strncmp (first, last, strlen ("2026-10-")) == 0 ? 1 : 2;
  g_autofree char *start = describe_date (first, parts, number);
  if (start == NULL)
    return g_steal_pointer (&end);
  return aff_phrase_text2 (AFF_PHRASE_RANGE, language, start, end);
}

char *
aff_phrase_span (AffSpan span, GTimeZone *zone, const char *language)
{
  if (span.start == AFF_UNKNOWN_TIME)
    return g_strdup (aff_phrase (AFF_PHRASE_TIME, language));
  g_autofree char *start = aff_zone_time (zone, span.start);
  if (span.end == AFF_UNKNOWN_TIME)
    return g_steal_pointer (&start);
  g_autofree char *end = aff_zone_time (zone, span.end);
  return aff_phrase_text2 (AFF_PHRASE_RANGE, language, start, end);
}

char *
aff_phrase_planned (const AffItem *item, const char *language)
{
  return aff_phrase_span (item->planned, item->workshop->zone, language);
}

char *
aff_phrase_instant (gint64 instant, GTimeZone *zone, const char *language)
{
  int number = find_language (language);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);
  g_autoptr (GDateTime) time = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  if (time == NULL)
    return g_strdup ("");
  return g_strdup_printf (number == GERMAN ? "%d. %s, %02d:%02d" : "%d %s, %02d:%02d",
                          g_date_time_get_day_of_month (time),
                          months[number][g_date_time_get_month (time) - 1],
                          g_date_time_get_hour (time), g_date_time_get_minute (time));
}

char *
aff_phrase_authors (const AffPaper *paper)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < paper->authors->len && names->len < MOST_AUTHORS; i++) {
    const AffAuthor *author = g_ptr_array_index (paper->authors, i);

    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", author->person->name);
  }
  return g_string_free (names, FALSE);
}

const char *
aff_phrase_place (const AffPlace *place, const char *language)
{
  const AffName *name = aff_names_find (place->names, language);

  return name != NULL ? name->name : places[place->kind][find_language (language)];
}
