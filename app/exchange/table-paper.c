// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/decision.h"
#include "app/exchange/markup.h"
#include "app/exchange/table-private.h"

#include <string.h>

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

static void
rename_paper (AffTable *self, AffDraftPaper *paper, const char *key)
{
  g_hash_table_steal (self->draft->paper_keys, paper->key);
  g_free (paper->key);
  paper->key = g_strdup (key);
  g_hash_table_insert (self->draft->paper_keys, paper->key, paper);
}

// A paper that another file of the same import knows by its title, as boards without numbers do, is
// this one. NULL if there is none.
static AffDraftPaper *
join_by_title (AffTable *self, const char *key, const char *slug)
{
  AffDraftPaper *paper = *slug ? g_hash_table_lookup (self->titles, slug) : NULL;

  if (!paper)
    return NULL;
  if (*key && strcmp (paper->key, slug) == 0 &&
      !g_hash_table_contains (self->draft->paper_keys, key))
    rename_paper (self, paper, key);
  else if (*key && strcmp (paper->key, key) != 0)
    return NULL;
  return paper;
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
  AffDraftPaper *paper = claim_paper (self, key, slug, &is_new);
  aff_table_read_presentations (self, paper);
  if (!is_new)
    return;
  read_texts (self, paper);
  read_number (self, paper, *key != '\0');
  read_decision (self, paper);
  aff_table_read_authors (self, &paper->authors);
  read_links (self, paper);
  read_topics (self, paper);
}
