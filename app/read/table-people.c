// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/people.h"
#include "app/draft/presenters.h"
#include "app/read/table-private.h"

#include <string.h>

// Names that our own export wrote, with nothing in them to be taken apart.
static void
add_verbatim (GPtrArray **list, const char *text)
{
  g_auto (GStrv) names = g_strsplit (text, ";", -1);

  aff_draft_say_people (list);
  for (char **name = names; *name; name++)
    aff_draft_add_person (list, *name, NULL);
}

static void
add_names (AffTable *self, AffMeaning meaning, GPtrArray **list)
{
  const char *cell = aff_table_cell (self, meaning);

  if (!aff_table_header_has (&self->header, meaning))
    return;
  if (self->header.is_own)
    add_verbatim (list, cell);
  else if (aff_people_add (list, cell) > 0)
    aff_table_remark (self, AFF_REMARK_HANDLED, "people-to-be-announced",
                      "In a list of people some are still to be announced.",
                      "They are no people; those who are named were read.");
}

// "First name" and "Last name" in columns of their own.
static void
add_halves (AffTable *self, GPtrArray **list)
{
  g_autofree char *name = g_strdup_printf ("%s %s", aff_table_cell (self, AFF_MEANS_FIRST_NAME),
                                           aff_table_cell (self, AFF_MEANS_LAST_NAME));

  if (aff_table_header_has (&self->header, AFF_MEANS_LAST_NAME))
    aff_people_add_split (list, name, 0);
}

static char **
split_affiliations (const char *text)
{
  const char *separator = strchr (text, ';') ? ";" : strchr (text, '|') ? "|" : "\n";

  return g_strsplit (text, separator, -1);
}

static void
give_affiliations (AffTable *self, GPtrArray *people)
{
  const char *cell = aff_table_cell (self, AFF_MEANS_AFFILIATIONS);
  g_auto (GStrv) parts = split_affiliations (cell);
  guint length = g_strv_length (parts);

  if (!*cell || !people || people->len == 0)
    return;
  if (length != people->len) {
    aff_table_remark (
      self, AFF_REMARK_LEFT, "affiliations-unclear",
      "There are not as many affiliations as people, so it is not clear whose they "
      "are.",
      "They were left out.");
    return;
  }
  for (guint i = 0; i < length; i++) {
    AffDraftPerson *person = people->pdata[i];
    if (!person->affiliation)
      aff_draft_set (&person->affiliation, parts[i]);
  }
}

static void
mark_presenters (AffTable *self, GPtrArray **list)
{
  g_autoptr (GPtrArray) presenters = NULL;

  add_names (self, AFF_MEANS_SPEAKERS, &presenters);
  aff_presenters_mark (list, presenters);
}

void
aff_table_read_authors (AffTable *self, GPtrArray **list)
{
  add_names (self, AFF_MEANS_AUTHORS, list);
  if (!aff_table_header_has (&self->header, AFF_MEANS_AUTHORS))
    add_halves (self, list);
  add_names (self, AFF_MEANS_COAUTHORS, list);
  give_affiliations (self, *list);
  mark_presenters (self, list);
  self->names += *list ? (*list)->len : 0;
}
