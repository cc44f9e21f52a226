// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/decision.h"
#include "app/draft/markup.h"
#include "app/read/table-private.h"

#include <string.h>

#define COMPARED 64 // authors of a paper

// The part of an address of OpenReview that names the paper, or the whole of what is no address.
static char *
read_forum (const char *cell)
{
  const char *id = strstr (cell, "id=");

  if (!strstr (cell, "://"))
    return g_strdup (cell);
  return id ? g_strndup (id + 3, strcspn (id + 3, "&#")) : g_strdup ("");
}

// The key of our own export without the family before it, if that is the one of this file.
static char *
read_own_key (AffTable *self)
{
  const char *cell = aff_table_cell (self, AFF_MEANS_OWN_KEY);
  gsize length = self->family ? strlen (self->family) : 0;

  return g_strdup (length > 0 && strncmp (cell, self->family, length) == 0 &&
                       cell[length] == ':'
                     ? cell + length + 1
                     : cell);
}

// What the row says it is; empty if only its title tells.
static char *
read_key (AffTable *self)
{
  const char *forum = aff_table_cell (self, AFF_MEANS_FORUM);
  const char *uid = aff_table_cell (self, AFF_MEANS_UID);

  if (self->header.is_own && *aff_table_cell (self, AFF_MEANS_OWN_KEY))
    return read_own_key (self);
  if (strstr (forum, "openreview.net/") && self->family)
    return read_forum (forum);
  return g_strdup (*uid ? uid : aff_table_cell (self, AFF_MEANS_NUMBER));
}

// KEY is that of an earlier row of this table: TRUE if both are about one paper, by their titles.
static gboolean
is_same_paper (AffTable *self, const char *key, const char *slug)
{
  const char *known = g_hash_table_lookup (self->slugs, key);

  return known && (strcmp (known, slug) == 0 || !*slug || !*known);
}

// A paper that another file of the same import knows by its title, as boards without numbers do, is
// this one. NULL if there is none.
static AffDraftPaper *
join_by_title (AffTable *self, const char *key, const char *slug)
{
  AffDraftPaper *paper = *slug ? g_hash_table_lookup (self->titles, slug) : NULL;

  if (!paper)
    return NULL;
  if (*key && strcmp (paper->key, slug) == 0)
    aff_draft_rename_paper (self->draft, paper, key);
  if (*key && strcmp (paper->key, key) != 0)
    return NULL;
  return paper;
}

// SLUG with the first of PEOPLE.
static char *
name_by_people (const char *slug, const GPtrArray *people)
{
  g_autofree char *person = aff_table_slug (((AffDraftPerson *) people->pdata[0])->name);

  return g_strdup_printf ("%s-%s", slug, person);
}

// Of OTHER the first ones count.
static gboolean
have_one_in_common (const GPtrArray *people, const GPtrArray *other)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < people->len; i++)
    g_hash_table_add (names, aff_table_slug (((AffDraftPerson *) people->pdata[i])->name));
  for (guint i = 0; i < other->len && i < COMPARED; i++) {
    g_autofree char *name = aff_table_slug (((AffDraftPerson *) other->pdata[i])->name);
    if (g_hash_table_contains (names, name))
      return TRUE;
  }
  return FALSE;
}

// Two papers of one title have their people in their keys, so that these are the same in a file that
// has only one of them.
static char *
part_namesakes (AffTable *self, AffDraftPaper *other, const char *slug, const GPtrArray *people)
{
  if (strcmp (other->key, slug) == 0) {
    g_autofree char *key = name_by_people (slug, other->authors);
    if (aff_draft_rename_paper (self->draft, other, key))
      g_hash_table_insert (self->slugs, g_strdup (other->key), g_strdup (slug));
  }
  aff_table_remark (self, AFF_REMARK_GUESSED, "title-of-two-papers",
                    "Rows without numbers have one title, but nobody is an author of both.",
                    "They were read as different papers.");
  return name_by_people (slug, people);
}

// The key of a row of which only its title tells what it is; NULL: that title. It is another paper
// than the one of that title, in this table or another file, if it is by other people, who are put
// into *PEOPLE if they were read.
static char *
tell_by_people (AffTable *self, const char *slug, GPtrArray **people)
{
  AffDraftPaper *first = g_hash_table_lookup (self->namesakes, slug);
  AffDraftPaper *other = first ? first : g_hash_table_lookup (self->titles, slug);

  if (other && other->authors && other->authors->len > 0) {
    aff_table_read_authors (self, people);
    if (*people && (*people)->len > 0 && !have_one_in_common (*people, other->authors))
      return part_namesakes (self, other, slug, *people);
  }
  return first ? g_strdup (first->key) : NULL;
}

// A paper of KEY, which is empty if only its title (as SLUG) tells; *IS_NEW: no row of this table
// spoke of it.
static AffDraftPaper *
claim_paper (AffTable *self, const char *key, const char *slug, gboolean *is_new)
{
  AffDraftPaper *joined = join_by_title (self, key, slug);
  g_autofree char *name = g_strdup (joined ? joined->key : *key ? key : slug);

  *is_new = !g_hash_table_contains (self->slugs, name);
  if (!*is_new && !is_same_paper (self, name, slug)) {
    aff_table_remark (self, AFF_REMARK_GUESSED, "number-of-two-papers",
                      "Two rows with different titles have one number.",
                      "They were read as two papers.");
    g_autofree char *plain = g_steal_pointer (&name);
    g_hash_table_insert (
      self->counts, g_strdup (plain),
      GUINT_TO_POINTER (MAX (1, GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, plain)))));
    name = aff_table_count_key (self, plain);
    *is_new = TRUE;
  } else if (!*is_new && !self->header.is_own)
    aff_table_remark (self, AFF_REMARK_HANDLED, "repeated-paper",
                      "Several rows are about one paper.",
                      "The first one counts; sessions and boards of all were read.");
  if (*is_new)
    g_hash_table_insert (self->slugs, g_strdup (name), g_strdup (slug));
  return aff_draft_paper (self->draft, name, self->place);
}

static char *
strip (AffTable *self, const char *text)
{
  if (self->header.is_own || !aff_markup_is_there (text))
    return g_strdup (text);
  aff_table_remark (self, AFF_REMARK_HANDLED, "markup-in-text",
                    "A text holds tags or entities of HTML.",
                    "They were read as people see them.");
  return aff_markup_strip (text);
}

static void
read_texts (AffTable *self, AffDraftPaper *paper)
{
  g_autofree char *title = strip (self, aff_table_cell (self, AFF_MEANS_TITLE));
  g_autofree char *abstract = strip (self, aff_table_cell (self, AFF_MEANS_ABSTRACT));

  aff_draft_set (&paper->title, title);
  aff_draft_set_text (&paper->abstract, abstract);
  aff_draft_set (&paper->track, aff_table_cell (self, AFF_MEANS_TRACK));
  aff_draft_set (&paper->language, aff_table_cell (self, AFF_MEANS_LANGUAGE));
}

// What people call it: its number if that is not the key itself, or its place in a table that has no
// numbers at all.
static void
read_number (AffTable *self, AffDraftPaper *paper, gboolean has_key)
{
  const char *number = aff_table_cell (self, AFF_MEANS_NUMBER);

  if (*number && strcmp (number, paper->key) != 0)
    aff_draft_set (&paper->number, number);
  else if (!has_key && !self->is_boards) {
    g_autofree char *place = g_strdup_printf ("%u", ++self->unnumbered);
    aff_draft_set (&paper->number, place);
    paper->is_number_made = TRUE;
    aff_table_remark (self, AFF_REMARK_GUESSED, "paper-without-number",
                      "A paper has no number.", "Its place in the table became its number.");
  }
}

static gboolean
is_address (const char *text)
{
  return strstr (text, "://") || g_str_has_prefix (text, "10.") ||
         g_ascii_strncasecmp (text, "doi:", 4) == 0;
}

static void
add_link (AffTable *self, AffDraftPaper *paper, const char *cell, const char *host)
{
  if (!*cell || is_address (cell)) {
    aff_draft_add_address (paper, cell);
    return;
  }
  g_autofree char *address = host && !strpbrk (cell, " /") ? g_strconcat (host, cell, NULL)
                                                           : NULL;
  if (address)
    aff_draft_add_address (paper, address);
  else
    aff_table_remark (
      self, AFF_REMARK_LEFT, "relative-link",
      "A link has no host: it leads somewhere on the site from which the file is.",
      "It was left out.");
}

// OpenReview calls papers by ten letters or so; some sites call a number of their own a forum.
static gboolean
may_be_forum (const char *cell)
{
  return is_address (cell) ||
         (strlen (cell) >= 8 && strlen (cell) <= 14 && !strchr (cell, ' '));
}

static void
read_links (AffTable *self, AffDraftPaper *paper)
{
  const AffTableHeader *header = &self->header;

  for (guint column = 0; column < header->columns; column++) {
    AffMeaning meaning = header->meanings[column];
    if (meaning == AFF_MEANS_FORUM && may_be_forum (aff_table_cell_at (self, column)))
      add_link (self, paper, aff_table_cell_at (self, column),
                "https://openreview.net/forum?id=");
    else if (meaning == AFF_MEANS_ARXIV)
      add_link (self, paper, aff_table_cell_at (self, column), "https://arxiv.org/abs/");
    else if (meaning == AFF_MEANS_LINK || meaning == AFF_MEANS_PAPER)
      add_link (self, paper, aff_table_cell_at (self, column), NULL);
  }
}

static void
read_topics (AffTable *self, AffDraftPaper *paper)
{
  const char *cell = aff_table_cell (self, AFF_MEANS_KEYWORDS);

  if (!strchr (cell, '|')) {
    aff_topics_add_list (self->topics, paper, cell);
    return;
  }
  g_auto (GStrv) words = g_strsplit (cell, "|", -1);
  for (char **word = words; *word; word++)
    aff_topics_add (self->topics, paper, *word);
}

// "yes" in a column that is called "accepted" is a decision, too.
static void
read_decision (AffTable *self, AffDraftPaper *paper)
{
  const char *cell = aff_table_cell (self, AFF_MEANS_DECISION);
  gboolean is_no = g_ascii_strcasecmp (cell, "no") == 0 ||
                   g_ascii_strcasecmp (cell, "non") == 0 ||
                   g_ascii_strcasecmp (cell, "nein") == 0 || strcmp (cell, "0") == 0 ||
                   g_ascii_strcasecmp (cell, "false") == 0;

  if (aff_table_is_yes (aff_table_cell (self, AFF_MEANS_WITHDRAWN)))
    paper->decision = AFF_DECISION_WITHDRAWN;
  else if (aff_table_header_has (&self->header, AFF_MEANS_DECISION))
    aff_decision_set (paper,
                      aff_table_is_yes (cell) ? "accept"
                      : is_no                 ? "reject"
                                              : cell,
                      self->has_verdicts, self->place, self->report);
}

void
aff_table_read_paper (AffTable *self)
{
  g_autofree char *key = read_key (self);
  g_autofree char *slug = aff_table_slug (aff_table_cell (self, AFF_MEANS_TITLE));
  gboolean is_new = FALSE;

  if (!*key && !*slug) {
    aff_table_remark (self, AFF_REMARK_LEFT, "row-without-name",
                      "A row has neither a number nor a title.", "It was left out.");
    return;
  }
  g_autoptr (GPtrArray) people = NULL;
  g_autofree char *told = *key ? NULL : tell_by_people (self, slug, &people);
  AffDraftPaper *paper = claim_paper (self, told ? told : key, slug, &is_new);
  if (!*key && !g_hash_table_contains (self->namesakes, slug))
    g_hash_table_insert (self->namesakes, g_strdup (slug), paper);
  aff_table_read_presentations (self, paper);
  if (!is_new)
    return;
  read_texts (self, paper);
  read_number (self, paper, *key != '\0');
  read_decision (self, paper);
  if (people && !paper->authors)
    paper->authors = g_steal_pointer (&people);
  else
    aff_table_read_authors (self, &paper->authors);
  read_links (self, paper);
  read_topics (self, paper);
}
