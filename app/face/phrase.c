// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/face/phrase.h"

#include "app/base/clock.h"

#include <stdio.h>

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

char *
aff_phrase_planned (const AffItem *item, const char *language)
{
  if (item->planned.start == AFF_UNKNOWN_TIME)
    return g_strdup (aff_phrase (AFF_PHRASE_TIME, language));
  g_autofree char *start = aff_zone_time (item->workshop->zone, item->planned.start);
  if (item->planned.end == AFF_UNKNOWN_TIME)
    return g_steal_pointer (&start);
  g_autofree char *end = aff_zone_time (item->workshop->zone, item->planned.end);
  return aff_phrase_text2 (AFF_PHRASE_RANGE, language, start, end);
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
