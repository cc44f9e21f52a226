// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/scan.h"
#include "app/draft/when-part.h"

#include <string.h>

static const AffScanWord months[] = {
  {"jan", 1},       {"january", 1},    {"janvier", 1},   {"janv", 1},       {"januar", 1},
  {"jänner", 1},    {"jän", 1},        {"feb", 2},       {"february", 2},   {"février", 2},
  {"fevrier", 2},   {"févr", 2},       {"fév", 2},       {"februar", 2},    {"mar", 3},
  {"march", 3},     {"mars", 3},       {"märz", 3},      {"mär", 3},        {"maerz", 3},
  {"apr", 4},       {"april", 4},      {"avril", 4},     {"avr", 4},        {"may", 5},
  {"mai", 5},       {"jun", 6},        {"june", 6},      {"juin", 6},       {"juni", 6},
  {"jul", 7},       {"july", 7},       {"juillet", 7},   {"juil", 7},       {"juli", 7},
  {"aug", 8},       {"august", 8},     {"août", 8},      {"aout", 8},       {"sep", 9},
  {"sept", 9},      {"september", 9},  {"septembre", 9}, {"oct", 10},       {"october", 10},
  {"octobre", 10},  {"okt", 10},       {"oktober", 10},  {"nov", 11},       {"november", 11},
  {"novembre", 11}, {"dec", 12},       {"december", 12}, {"décembre", 12},  {"decembre", 12},
  {"déc", 12},      {"dez", 12},       {"dezember", 12}, {"enero", 1},      {"febrero", 2},
  {"marzo", 3},     {"abril", 4},      {"mayo", 5},      {"junio", 6},      {"julio", 7},
  {"agosto", 8},    {"septiembre", 9}, {"octubre", 10},  {"noviembre", 11}, {"diciembre", 12},
  {"gennaio", 1},   {"febbraio", 2},   {"aprile", 4},    {"maggio", 5},     {"giugno", 6},
  {"luglio", 7},    {"settembre", 9},  {"ottobre", 10},  {"dicembre", 12},
};

static const AffScanWord weekdays[] = {
  {"mon", 1},      {"monday", 1},     {"lundi", 1},     {"lun", 1},       {"montag", 1},
  {"mo", 1},       {"tue", 2},        {"tues", 2},      {"tuesday", 2},   {"mardi", 2},
  {"mar", 2},      {"dienstag", 2},   {"di", 2},        {"wed", 3},       {"wednesday", 3},
  {"mercredi", 3}, {"mer", 3},        {"mittwoch", 3},  {"mi", 3},        {"thu", 4},
  {"thur", 4},     {"thurs", 4},      {"thursday", 4},  {"jeudi", 4},     {"jeu", 4},
  {"do", 4},       {"donnerstag", 4}, {"fri", 5},       {"friday", 5},    {"vendredi", 5},
  {"ven", 5},      {"freitag", 5},    {"fr", 5},        {"sat", 6},       {"saturday", 6},
  {"samedi", 6},   {"sam", 6},        {"samstag", 6},   {"sa", 6},        {"sonnabend", 6},
  {"sun", 7},      {"sunday", 7},     {"dimanche", 7},  {"dim", 7},       {"sonntag", 7},
  {"so", 7},       {"lunes", 1},      {"martes", 2},    {"miércoles", 3}, {"miercoles", 3},
  {"jueves", 4},   {"viernes", 5},    {"sábado", 6},    {"sabado", 6},    {"domingo", 7},
  {"lunedì", 1},   {"martedì", 2},    {"mercoledì", 3}, {"giovedì", 4},   {"venerdì", 5},
  {"sabato", 6},   {"domenica", 7},
};

static const AffScanWord particles[] = {{"of", 0}, {"de", 0}, {"del", 0}};
static const AffScanWord ordinals[] = {{"st", 0}, {"nd", 0}, {"rd", 0}, {"th", 0}, {"er", 0}};
#define SCAN(at, words, value) aff_scan_word (at, words, G_N_ELEMENTS (words), value)

// "2026-10-04", "2026/10/4", "2026.10.04", "20261004".
static gboolean
scan_year_first (AffDayPart *self)
{
  const char *at = self->at;
  int whole = 0;

  if (aff_scan_number (&at, 8, 8, &whole)) {
    *self = (AffDayPart){at, whole / 10000, whole / 100 % 100, whole % 100, FALSE};
    return TRUE;
  }
  if (!aff_scan_number (&at, 4, 4, &self->year) || !strchr ("-/.", *at) || !*at)
    return FALSE;
  char separator = *at++;
  if (!aff_scan_number (&at, 1, 2, &self->month) || !aff_scan_char (&at, separator) ||
      !aff_scan_number (&at, 1, 2, &self->day))
    return FALSE;
  self->at = at;
  return TRUE;
}

// "04.10.2026", "4.10.26", "04/10/2026", "4-10-2026": the day first unless that is no day. Which
// of the two is the month is not sure where dots do not tell that it is the second.
static gboolean
scan_year_last (AffDayPart *self)
{
  const char *at = self->at;

  if (!aff_scan_number (&at, 1, 2, &self->day) || !strchr ("./-", *at) || !*at)
    return FALSE;
  char separator = *at++;
  if (!aff_scan_number (&at, 1, 2, &self->month) || !aff_scan_char (&at, separator))
    return FALSE;
  if (separator != '-' && aff_scan_number (&at, 2, 2, &self->year))
    self->year += 2000;
  else if (!aff_scan_number (&at, 4, 4, &self->year))
    return FALSE;
  if (separator != '.' && self->month > 12)
    aff_day_part_swap (self);
  else
    self->is_unsure = separator != '.' && self->day <= 12 && self->day != self->month;
  self->at = at;
  return TRUE;
}

static const char *
skip_ordinal (const char *at)
{
  int value = 0;

  SCAN (&at, ordinals, &value);
  return at;
}

// Behind "of", "de".
static const char *
skip_of (const char *at)
{
  int value = 0;

  SCAN (&at, particles, &value);
  return aff_scan_space (at);
}

// "4 Oct 2026", "4. Oktober 2026", "1er octobre 2026", "04-Oct-2026", "October 4th, 2026", "4 de
// octubre de 2026".
static gboolean
scan_month_name (AffDayPart *self)
{
  const char *at = self->at;
  gboolean is_day_first = aff_scan_number (&at, 1, 2, &self->day);

  if (is_day_first)
    at = skip_of (aff_scan_joint (skip_ordinal (at), ".-"));
  if (!SCAN (&at, months, &self->month))
    return FALSE;
  at = aff_scan_joint (at, ".-");
  if (!is_day_first && !aff_scan_number (&at, 1, 2, &self->day))
    return FALSE;
  if (!is_day_first)
    at = skip_ordinal (at);
  // "4-Oct-26", as spreadsheets have it; elsewhere two digits may be an hour.
  gboolean is_short = is_day_first && at[-1] == '-';
  at = skip_of (aff_scan_joint (at, ","));
  if (is_short && aff_scan_number (&at, 2, 2, &self->year))
    self->year += 2000;
  else if (!aff_scan_number (&at, 4, 4, &self->year))
    return FALSE;
  self->at = at;
  return TRUE;
}

static gboolean
scan_one_day (AffDayPart *self, gboolean (*scan) (AffDayPart *day), const char *at)
{
  *self = (AffDayPart){.at = at};
  return scan (self);
}

static gboolean
scan_day_at (AffDayPart *self, const char *at)
{
  return scan_one_day (self, scan_year_first, at) || scan_one_day (self, scan_year_last, at) ||
         scan_one_day (self, scan_month_name, at);
}

void
aff_day_part_swap (AffDayPart *self)
{
  int day = self->day;

  self->day = self->month;
  self->month = day;
}

gboolean
aff_scan_weekday (const char **at)
{
  int weekday = 0;

  return SCAN (at, weekdays, &weekday);
}

gboolean
aff_scan_day (AffDayPart *self, const char *text)
{
  const char *at = text;

  if (scan_day_at (self, text))
    return TRUE;
  return aff_scan_weekday (&at) && scan_day_at (self, aff_scan_joint (at, ".,"));
}

const char *
aff_scan_joint (const char *at, const char *marks)
{
  at = aff_scan_space (at);
  while (*at && strchr (marks, *at))
    at++;
  return aff_scan_space (at);
}
