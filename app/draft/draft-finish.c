// SPDX-License-Identifier: GPL-3.0-or-later
// What is the same for every format: what no programme may hold goes, and what files leave to be
// told is told.
#include "app/base/text.h"
#include "app/draft/doubt.h"
#include "app/draft/draft-time.h"
#include "app/draft/nature.h"
#include "app/draft/privacy.h"
#include "app/qr/link.h"

#include <string.h>

static const struct {
  const char *code;
  const char *meaning;
} judgements[] = {
  {"paper-without-title", "A paper has no title."},
  {"paper-not-accepted", "A paper was not accepted, or is still under review."},
  {"paper-withdrawn", "A paper was withdrawn by its authors."},
  {"paper-without-decision", "Nothing says that a paper was accepted, while others were."},
};

// The index of a judgement; -1: PAPER is for the public.
static int
judge_paper (const AffDraft *self, const AffDraftPaper *paper, gboolean has_accepted)
{
  // A list of boards may know papers by their numbers only.
  if (!paper->title && (self->lists_papers || !paper->presentations))
    return 0;
  if (paper->decision == AFF_DECISION_REJECTED)
    return 1;
  if (paper->decision == AFF_DECISION_WITHDRAWN)
    return 2;
  return paper->decision == AFF_DECISION_NONE && has_accepted ? 3 : -1;
}

static gboolean
has_accepted_papers (const AffDraft *self)
{
  for (guint i = 0; i < self->papers->len; i++)
    if (((AffDraftPaper *) self->papers->pdata[i])->decision == AFF_DECISION_ACCEPTED)
      return TRUE;
  return FALSE;
}

// Puts element I of ARRAY at the place *KEPT, which is then the next one.
static void
keep (GPtrArray *array, guint *kept, guint i)
{
  gpointer element = array->pdata[i];

  array->pdata[i] = array->pdata[*kept];
  array->pdata[(*kept)++] = element;
}

static void
drop_papers (AffDraft *self, AffReport *report)
{
  gboolean has_accepted = has_accepted_papers (self);
  guint kept = 0;

  for (guint i = 0; i < self->papers->len; i++) {
    AffDraftPaper *paper = self->papers->pdata[i];
    int judgement = judge_paper (self, paper, has_accepted);
    if (judgement < 0)
      keep (self->papers, &kept, i);
    else {
      aff_report_set_file (report, paper->file);
      aff_report_add (report, AFF_REMARK_LEFT, judgements[judgement].code,
                      paper->place ? paper->place : paper->key, judgements[judgement].meaning,
                      "It was left out.");
      g_hash_table_remove (self->paper_keys, paper->key);
    }
  }
  g_ptr_array_set_size (self->papers, (int) kept);
}

static void
drop_items (AffDraft *self, AffReport *report)
{
  guint kept = 0;

  for (guint i = 0; i < self->items->len; i++) {
    AffDraftItem *item = self->items->pdata[i];
    if (item->title)
      keep (self->items, &kept, i);
    else {
      aff_report_set_file (report, item->file);
      aff_report_add (report, AFF_REMARK_LEFT, "item-without-title",
                      item->place ? item->place : item->key,
                      "A line of the schedule has no title.", "It was left out.");
      g_hash_table_remove (self->item_keys, item->key);
    }
  }
  g_ptr_array_set_size (self->items, (int) kept);
}

static void
scrub (char **text, const char *place, AffReport *report)
{
  if (!aff_privacy_scrub (text))
    return;
  if (!**text)
    g_clear_pointer (text, g_free);
  aff_report_add (report, AFF_REMARK_LEFT, "personal-address", place,
                  "A text holds an e-mail address or a telephone number.",
                  "It was taken out: no public screen shows such.");
}

// Nobody is left of a name that was an address.
static void
scrub_people (GPtrArray *people, const char *place, AffReport *report)
{
  for (guint i = people ? people->len : 0; i > 0; i--) {
    AffDraftPerson *person = people->pdata[i - 1];
    scrub (&person->affiliation, place, report);
    scrub (&person->name, place, report);
    if (!person->name)
      g_ptr_array_remove_index (people, i - 1);
  }
}

// None of them stays of which nothing is left, or which another one says.
static void
scrub_topics (AffDraftPaper *paper, const char *place, AffReport *report)
{
  g_autoptr (GPtrArray) topics = g_steal_pointer (&paper->topics);

  for (guint i = 0; topics && i < topics->len; i++) {
    g_autofree char *topic = g_strdup (topics->pdata[i]);
    scrub (&topic, place, report);
    aff_draft_add_topic (paper, topic);
  }
}

// A session that no item has is made, and called as the paper calls it.
static void
scrub_sessions (const AffDraft *self,
                const AffDraftPaper *paper,
                const char *place,
                AffReport *report)
{
  for (guint i = 0; paper->presentations && i < paper->presentations->len; i++) {
    AffDraftPresentation *presentation = paper->presentations->pdata[i];
    if (presentation->session &&
        !g_hash_table_contains (self->item_keys, presentation->session))
      scrub (&presentation->session, place, report);
  }
}

static void
say_doubts (const char *title, const char *abstract, const char *place, AffReport *report)
{
  if (aff_doubt_has_tex (title) || aff_doubt_has_tex (abstract))
    aff_report_add (report, AFF_REMARK_HANDLED, "tex-in-text", place,
                    "A title or abstract holds TeX.", "It is shown as the text that it is.");
  if (aff_doubt_has_markdown (title) || aff_doubt_has_markdown (abstract))
    aff_report_add (report, AFF_REMARK_HANDLED, "markdown-in-text", place,
                    "A title or abstract holds Markdown.",
                    "It is shown as the text that it is.");
  if (aff_doubt_is_decoded_twice (title) || aff_doubt_is_decoded_twice (abstract))
    aff_report_add (report, AFF_REMARK_LEFT, "decoded-twice", place,
                    "A text reads like “cafÃ©”: a program took its UTF-8 for another encoding.",
                    "It was left as it is. Correct its words, there or here.");
}

// Of hosts that serve both, the safe form of ADDRESS.
static void
make_safe (char **address)
{
  static const char *const hosts[] = {
    "doi.org/",    "dx.doi.org/",       "openreview.net/",       "arxiv.org/",
    "aclweb.org/", "aclanthology.org/", "proceedings.mlr.press/"};

  if (!g_str_has_prefix (*address, "http://"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    if (g_str_has_prefix (*address + strlen ("http://"), hosts[i])) {
      char *safe = g_strconcat ("https://", *address + strlen ("http://"), NULL);
      g_free (*address);
      *address = safe;
      return;
    }
}

static void
say_refused (const char *place, AffReport *report)
{
  aff_report_add (
    report, AFF_REMARK_LEFT, "address-refused", place,
    "An address may not stand in a code: it is not https, too long, or names a user, "
    "a port or a bare number.",
    "It was left out.");
}

static void
check_links (AffDraftPaper *paper, AffReport *report)
{
  if (paper->links && paper->links->len >= AFF_DRAFT_LINKS)
    aff_report_add (report, AFF_REMARK_LEFT, "too-many-links", paper->place,
                    "A paper has a hundred links or more.",
                    "Only the first hundred were read.");
  for (guint i = paper->links ? paper->links->len : 0; i > 0; i--) {
    AffDraftLink *link = paper->links->pdata[i - 1];
    make_safe (&link->address);
    if (aff_link_check (link->address, NULL))
      continue;
    say_refused (paper->place, report);
    g_ptr_array_remove_index (paper->links, i - 1);
  }
}

static void
check_address (AffDraftItem *item, AffReport *report)
{
  if (!item->address)
    return;
  make_safe (&item->address);
  if (aff_link_check (item->address, NULL))
    return;
  say_refused (item->place, report);
  g_clear_pointer (&item->address, g_free);
}

static void
finish_item (AffDraftItem *item, AffReport *report)
{
  const char *place = item->place ? item->place : item->key;

  aff_report_set_file (report, item->file);
  scrub (&item->title, place, report);
  scrub (&item->subtitle, place, report);
  scrub (&item->abstract, place, report);
  scrub (&item->type, place, report);
  scrub (&item->track, place, report);
  scrub (&item->room, place, report);
  scrub_people (item->speakers, place, report);
  scrub_people (item->chairs, place, report);
  say_doubts (item->title, item->abstract, place, report);
  check_address (item, report);
  if (item->natures == 0)
    item->natures = aff_nature_guess (item->type, item->title,
                                      item->speakers && item->speakers->len > 0);
}

static void
finish_paper (const AffDraft *self, AffDraftPaper *paper, AffReport *report)
{
  const char *place = paper->place ? paper->place : paper->key;

  aff_report_set_file (report, paper->file);
  scrub (&paper->title, place, report);
  scrub (&paper->abstract, place, report);
  scrub (&paper->track, place, report);
  scrub (&paper->origin, place, report);
  scrub_topics (paper, place, report);
  scrub_sessions (self, paper, place, report);
  scrub_people (paper->authors, place, report);
  say_doubts (paper->title, paper->abstract, place, report);
  check_links (paper, report);
}

// What was left out, and how often.
static char *
list_left (const AffReport *report)
{
  const GPtrArray *remarks = aff_report_remarks (report);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < remarks->len; i++) {
    const AffRemark *remark = remarks->pdata[i];
    if (remark->kind == AFF_REMARK_LEFT)
      g_string_append_printf (text, " %s (%u times.)", remark->meaning, remark->count);
  }
  return g_string_free (text, FALSE);
}

static gboolean
has_anything (const AffDraft *self, const AffReport *report, GError **error)
{
  if (self->items->len > 0 || self->papers->len > 0 || self->title)
    return TRUE;
  g_autofree char *left = list_left (report);
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "Nothing of a programme is in there: no line of a schedule and no accepted "
               "paper.%s Export the file anew, with all its fields.",
               left);
  return FALSE;
}

static gboolean
refuse_crowd (const char *place, GError **error)
{
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_FORMAT,
    "%s: a list of people holds %d or more. Correct what parts their names, or leave "
    "them out.",
    place ? place : "the file", AFF_DRAFT_PEOPLE);
  return FALSE;
}

static gboolean
is_crowd (const GPtrArray *people)
{
  return people && people->len >= AFF_DRAFT_PEOPLE;
}

static gboolean
check_people (const AffDraft *self, GError **error)
{
  for (guint i = 0; i < self->items->len; i++) {
    const AffDraftItem *item = self->items->pdata[i];
    if (is_crowd (item->speakers) || is_crowd (item->chairs))
      return refuse_crowd (item->place, error);
  }
  for (guint i = 0; i < self->papers->len; i++) {
    const AffDraftPaper *paper = self->papers->pdata[i];
    if (is_crowd (paper->authors))
      return refuse_crowd (paper->place, error);
  }
  return TRUE;
}

static gboolean
check_weight (const AffDraft *self, GError **error)
{
  if (MAX (self->weight, aff_draft_weight (self)) <= AFF_DRAFT_BYTES)
    return check_people (self, error);
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_FORMAT,
    "There are too many papers, lines and people, or too long texts: %u papers and %u "
    "lines of a schedule. Import only those of the event at the venue, or split the "
    "file.",
    self->papers->len, self->items->len);
  return FALSE;
}

gboolean
aff_draft_finish (AffDraft *self, const char *zone, AffReport *report, GError **error)
{
  g_return_val_if_fail (self != NULL && zone != NULL && report != NULL, FALSE);
  if (self->whole)
    return TRUE;
  if (!check_weight (self, error))
    return FALSE;
  // What is left of a title after scrubbing may be nothing, so dropping comes last.
  for (guint i = 0; i < self->items->len; i++)
    finish_item (self->items->pdata[i], report);
  for (guint i = 0; i < self->papers->len; i++)
    finish_paper (self, self->papers->pdata[i], report);
  drop_papers (self, report);
  drop_items (self, report);
  aff_report_set_file (report, NULL);
  scrub (&self->title, NULL, report);
  scrub (&self->venue, NULL, report);
  scrub (&self->city, NULL, report);
  aff_draft_settle_times (self, zone, report);
  return has_anything (self, report, error);
}
