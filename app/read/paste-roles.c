// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/paste-roles.h"

#include "app/draft/sheet.h"

#include <string.h>

#define WORDS 16

// Folded as aff_sheet_fold does. Of two columns of a role the first one has it; where "session" and
// "title" both stand, the title is the title.
static const struct {
  AffPasteRole role;
  const char *words[WORDS];
} names[] = {
  {AFF_PASTE_TIME,
   {"time", "times", "start", "starttime", "begin", "when", "hour", "heure", "heures",
    "horaire", "debut", "uhrzeit", "zeit", "beginn", "timeslot"}},
  {AFF_PASTE_END, {"end", "endtime", "to", "until", "fin", "ende", "bis"}},
  {AFF_PASTE_DURATION, {"duration", "length", "duree", "dauer", "min", "minutes"}},
  {AFF_PASTE_DAY, {"day", "date", "jour", "tag", "datum"}},
  {AFF_PASTE_TITLE, {"title", "titre", "titel", "talk", "topic", "presentation", "vortrag"}},
  {AFF_PASTE_TITLE,
   {"event", "session", "activity", "item", "what", "programme", "program", "programm",
    "subject", "agenda", "name", "evenement", "sujet", "thema", "contenu"}},
  {AFF_PASTE_TEXT,
   {"subtitle", "description", "details", "summary", "notes", "note", "soustitre"}},
  {AFF_PASTE_TYPE, {"type", "kind", "category", "format", "art"}},
  {AFF_PASTE_SPEAKER,
   {"speaker", "speakers", "presenter", "presenters", "presenting", "who", "orateur",
    "orateurs", "oratrice", "intervenant", "intervenants", "sprecher", "sprecherin",
    "vortragende", "referent"}},
  {AFF_PASTE_CHAIR, {"chair", "chairs", "moderator", "moderators", "host", "sessionchair"}},
  {AFF_PASTE_ROOM,
   {"room", "location", "venue", "place", "where", "salle", "lieu", "raum", "ort", "hall"}},
};

static gboolean
is_one_of (const char *word, const char *const *words)
{
  for (guint i = 0; i < WORDS && words[i]; i++)
    if (strcmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

// The first column of LINE over which one of WORDS stands; -1: none.
static int
find_column (const AffPasteLine *line, const char *const *words)
{
  for (guint i = 0; i < MIN (line->cells->len, AFF_PASTE_COLUMNS); i++) {
    g_autofree char *plain = aff_paste_plain (line->cells->pdata[i]);
    g_autofree char *folded = strlen (plain) < 60 ? aff_sheet_fold (plain, FALSE) : NULL;
    if (folded && *folded && is_one_of (folded, words))
      return (int) i;
  }
  return -1;
}

gboolean
aff_paste_find_roles (const AffPasteLine *line, AffPasteRoles *self)
{
  g_return_val_if_fail (line != NULL && self != NULL, FALSE);
  AffPasteRoles found = {{AFF_PASTE_OTHER}};
  guint has[AFF_PASTE_ROOM + 1] = {0};

  if ((!line->is_row && !line->is_tabbed) || line->cells->len < 2 ||
      find_column (line, names[0].words) < 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    int column = find_column (line, names[i].words);
    if (column < 0 || has[names[i].role]++ > 0 || found.of[column] != AFF_PASTE_OTHER)
      continue;
    found.of[column] = names[i].role;
  }
  if (!has[AFF_PASTE_TITLE])
    return FALSE;
  *self = found;
  return TRUE;
}

AffPasteRole
aff_paste_role (const AffPasteRoles *self, guint column)
{
  return column < AFF_PASTE_COLUMNS ? self->of[column] : AFF_PASTE_OTHER;
}

const char *
aff_paste_role_cell (const AffPasteRoles *self, const AffPasteLine *line, AffPasteRole role)
{
  for (guint i = 0; i < MIN (line->cells->len, AFF_PASTE_COLUMNS); i++)
    if (self->of[i] == role)
      return line->cells->pdata[i];
  return NULL;
}
