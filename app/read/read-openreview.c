// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/text.h"
#include "app/draft/member.h"
#include "app/draft/people.h"
#include "app/draft/topics.h"
#include "app/read/formats.h"
#include "app/read/note-decision.h"

#include <string.h>

#define FORUM "https://openreview.net/forum?id="
#define LOOK  20 // entries that are looked at before a list is no list of notes

typedef struct {
  AffDraft *draft;       // borrowed
  AffReport *report;     // borrowed
  GHashTable *decisions; // owned; forum → index of its newest decision among the notes
  GHashTable *seen;      // owned; forums of the papers read so far
  AffTopics *topics;     // owned
  GArray *notes;         // owned; AffNote
} Reader;

static gint64
read_time (const AffNote *note)
{
  gint64 created = aff_member_int (note->object, "cdate", 0);

  return aff_member_int (note->object, "mdate",
                         aff_member_int (note->object, "tmdate", created));
}

static const AffNote *
find_decision (const Reader *self, const char *forum)
{
  gpointer index;

  if (!g_hash_table_lookup_extended (self->decisions, forum, NULL, &index))
    return NULL;
  return &g_array_index (self->notes, AffNote, GPOINTER_TO_UINT (index));
}

static gboolean
is_decision (const AffNote *note)
{
  return aff_note_is_invited (note, "Decision") ||
         aff_note_is_invited (note, "Acceptance_Decision") ||
         (aff_member (note->content, "decision") && !aff_member (note->content, "rating"));
}

static void
gather_reply (Reader *self, guint index)
{
  const AffNote *note = &g_array_index (self->notes, AffNote, index);
  const char *forum = aff_note_forum (note);
  const AffNote *known = forum ? find_decision (self, forum) : NULL;

  if (!is_decision (note))
    aff_note_say (note, self->report, AFF_REMARK_LEFT, "reviews-left-out",
                  "A reply to a paper: a review, its scores, a comment, a discussion.",
                  "Replies were not read; no public screen shows them.");
  else if (forum && (!known || read_time (note) >= read_time (known)))
    g_hash_table_insert (self->decisions, (gpointer) forum, GUINT_TO_POINTER (index));
}

static void
read_kind (const Reader *self, const AffNote *note, AffDraftPaper *paper, const char *words)
{
  gboolean is_oral = aff_note_has_word (words, "oral");

  if (!words || paper->presentations)
    return;
  if (is_oral || aff_note_has_word (words, "spotlight")) {
    aff_draft_add_presentation (paper, AFF_KIND_POSTER, NULL, NULL);
    aff_draft_add_presentation (paper, is_oral ? AFF_KIND_ORAL : AFF_KIND_SPOTLIGHT, NULL,
                                NULL);
    aff_note_say (
      note, self->report, AFF_REMARK_GUESSED, "talk-without-session",
      "A paper was accepted as a talk, but not in which session, nor whether it also has a "
      "poster.",
      "It has a poster and a talk; check both.");
  } else if (!aff_note_is_plain (words))
    aff_note_say (note, self->report, AFF_REMARK_GUESSED, "decision-in-own-words",
                  "A paper was accepted in words of the chairs' own (“Best Paper”).",
                  "It was taken for a poster.");
}

// Whatever else was said before in this import, a name of a venue is newer than a decision.
static void
read_decision (const Reader *self, const AffNote *note, AffDraftPaper *paper)
{
  const AffNote *reply = find_decision (self, aff_note_forum (note));
  const char *venue = aff_note_text (note, "venue", self->report);
  const char *words = reply ? aff_note_text (reply, "decision", self->report)
                            : aff_note_text (note, "decision", self->report);
  AffDecision decision = aff_note_judge (note, venue, words, self->report);

  if (decision != AFF_DECISION_NONE)
    paper->decision = decision;
  if (paper->decision == AFF_DECISION_ACCEPTED)
    read_kind (self, note, paper, words ? words : aff_note_venue_words (venue));
}

static gboolean
is_anonymous (const char *name)
{
  return g_ascii_strncasecmp (name, "anonymous", strlen ("anonymous")) == 0;
}

// "Name, Name" of the institutions of a unified author; NULL if there are none.
static char *
join_institutions (JsonObject *author)
{
  JsonArray *list = aff_member_array (author, "institutions");
  guint length = list ? MIN (json_array_get_length (list), 3) : 0;
  GString *names = length > 0 ? g_string_new (NULL) : NULL;

  for (guint i = 0; i < length; i++) {
    JsonObject *institution = aff_node_object (json_array_get_element (list, i));
    const char *name = aff_member_text (institution, "name");
    if (name)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
  }
  return names ? g_string_free (names, FALSE) : NULL;
}

static void
add_unified (const Reader *self, const AffNote *note, AffDraftPaper *paper, JsonObject *author)
{
  const char *name = aff_member_text (author, "fullname");
  const char *profile = aff_member_text (author, "username");
  g_autofree char *affiliation = join_institutions (author);

  if (!name)
    name = aff_member_text (author, "name");
  if (!name && g_str_has_prefix (profile ? profile : "", "~"))
    aff_people_add_split (&paper->authors, profile, 0);
  else if (name && !is_anonymous (name))
    aff_draft_add_person (&paper->authors, name, affiliation);
  else
    aff_note_say (note, self->report, AFF_REMARK_LEFT, "author-without-name",
                  "An author has no name.", "That author was left out.");
}

static void
add_author (const Reader *self, const AffNote *note, AffDraftPaper *paper, JsonNode *node)
{
  JsonObject *author = aff_node_object (node);
  const char *name = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  if (author) {
    add_unified (self, note, paper, author);
    return;
  }
  if (name && is_anonymous (name))
    aff_note_say (note, self->report, AFF_REMARK_LEFT, "authors-anonymous",
                  "The authors of a paper are anonymous in the file.",
                  "They were left out. Export the notes anew when the authors are named.");
  else if (name && (strchr (name, ',') || *name == '~'))
    aff_people_add_split (&paper->authors, name, ';');
  else if (name)
    aff_draft_add_person (&paper->authors, name, NULL);
}

static void
read_authors (const Reader *self, const AffNote *note, AffDraftPaper *paper)
{
  JsonNode *node = aff_note_field (note, "authors", self->report);
  JsonArray *authors = aff_node_array (node);
  guint length = authors ? json_array_get_length (authors) : 0;

  if (paper->authors || !node)
    return;
  for (guint i = 0; i < length; i++)
    add_author (self, note, paper, json_array_get_element (authors, i));
  if (!authors)
    aff_people_add (&paper->authors, aff_note_text (note, "authors", self->report));
}

// The identifiers of authors are e-mail addresses where people have no profile.
static void
say_addresses (const Reader *self, const AffNote *note)
{
  JsonArray *ids = aff_node_array (aff_note_field (note, "authorids", self->report));
  guint length = ids ? json_array_get_length (ids) : 0;

  for (guint i = 0; i < length; i++) {
    JsonNode *id = json_array_get_element (ids, i);
    const char *text = JSON_NODE_HOLDS_VALUE (id) ? json_node_get_string (id) : NULL;
    if (text && strchr (text, '@')) {
      aff_note_say (note, self->report, AFF_REMARK_LEFT, "emails-left-out",
                    "The identifiers of authors are their e-mail addresses.",
                    "They were left out: no public screen shows such.");
      return;
    }
  }
}

static void
read_abstract (const Reader *self, const AffNote *note, AffDraftPaper *paper)
{
  const char *abstract = aff_note_text (note, "abstract", self->report);
  const char *gist = aff_note_text (note, "TLDR", self->report);

  if (!gist)
    gist = aff_note_text (note, "TL;DR", self->report);
  aff_draft_set_text (&paper->abstract, abstract ? abstract : gist);
  if (gist && !abstract)
    aff_note_say (note, self->report, AFF_REMARK_HANDLED, "gist-as-abstract",
                  "A paper has a summary (TL;DR) but no abstract.",
                  "The summary is its abstract.");
  else if (gist)
    aff_note_say (note, self->report, AFF_REMARK_LEFT, "gist-left-out",
                  "A paper has a summary (TL;DR) beside its abstract.",
                  "The summary was left out.");
}

static void
read_topics (const Reader *self, const AffNote *note, AffDraftPaper *paper)
{
  JsonNode *area = aff_note_field (note, "primary_area", self->report);
  JsonNode *node = area ? area : aff_note_field (note, "keywords", self->report);
  JsonArray *list = aff_node_array (node);
  guint length = list ? json_array_get_length (list) : 0;
  g_autofree char *keep = NULL;

  for (guint i = 0; i < length; i++)
    aff_topics_add (self->topics, paper,
                    aff_node_text (json_array_get_element (list, i), &keep));
  if (!list)
    aff_topics_add (self->topics, paper, aff_node_text (node, &keep));
}

static void
read_links (const Reader *self, const AffNote *note, AffDraftPaper *paper)
{
  static const char *const names[] = {"doi", "html", "paper_link", "link_to_paper", "url"};
  g_autofree char *id = g_uri_escape_string (aff_note_forum (note), NULL, FALSE);
  g_autofree char *address = g_strconcat (FORUM, id, NULL);

  aff_draft_add_link (paper, "openreview", address);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    aff_draft_add_address (paper, aff_note_text (note, names[i], self->report));
}

static void
say_visibility (const Reader *self, const AffNote *note)
{
  if (aff_note_is_hidden (note->object))
    aff_note_say (
      note, self->report, AFF_REMARK_GUESSED, "note-not-public",
      "A paper is not shown to everyone on OpenReview.",
      "It was read as far as its parts are public; its code leads to a page that visitors may "
      "not open yet.");
  if (aff_member_array (note->object, "revisions"))
    aff_note_say (note, self->report, AFF_REMARK_HANDLED, "older-revisions",
                  "Older revisions of a paper are listed.", "Only the newest one was read.");
}

static void
read_paper (const Reader *self, const AffNote *note)
{
  const char *forum = aff_note_forum (note);
  g_autofree char *place = aff_note_place (note);
  g_autofree char *number = aff_member_dup (note->object, "number");
  AffDraftPaper *paper = aff_draft_paper (self->draft, forum, place);

  aff_draft_set (&paper->number, number);
  aff_draft_set (&paper->title, aff_note_text (note, "title", self->report));
  aff_draft_set (&paper->track, aff_note_text (note, "track", self->report));
  aff_draft_set (&paper->origin, aff_note_text (note, "original_venue", self->report));
  read_abstract (self, note, paper);
  read_authors (self, note, paper);
  say_addresses (self, note);
  read_topics (self, note, paper);
  read_links (self, note, paper);
  read_decision (self, note, paper);
  say_visibility (self, note);
}

static gboolean
is_deleted (const AffNote *note)
{
  return aff_member_int (note->object, "ddate", 0) > 0;
}

static void
read_submission (Reader *self, const AffNote *note)
{
  const char *forum = aff_note_forum (note);

  g_autofree char *key = aff_text_clean_line (forum);

  if (!key || !*key)
    aff_note_say (note, self->report, AFF_REMARK_LEFT, "note-without-id",
                  "A note has neither forum nor id.", "It was left out.");
  else if (is_deleted (note))
    aff_note_say (note, self->report, AFF_REMARK_LEFT, "note-deleted",
                  "A note was deleted on OpenReview.", "It was left out.");
  else if (!g_hash_table_add (self->seen, (gpointer) forum))
    aff_note_say (note, self->report, AFF_REMARK_LEFT, "paper-twice",
                  "A paper is listed more than once.", "Only the first time counts.");
  else
    read_paper (self, note);
}

static void
read_notes (Reader *self)
{
  for (guint i = 0; i < self->notes->len; i++)
    if (aff_note_is_reply (&g_array_index (self->notes, AffNote, i)))
      gather_reply (self, i);
  for (guint i = 0; i < self->notes->len; i++)
    if (!aff_note_is_reply (&g_array_index (self->notes, AffNote, i)))
      read_submission (self, &g_array_index (self->notes, AffNote, i));
  aff_topics_settle (self->topics, self->report);
}

static void
start (Reader *self, JsonNode *root, AffDraft *draft, AffReport *report)
{
  self->draft = draft;
  self->report = report;
  self->decisions = g_hash_table_new (g_str_hash, g_str_equal);
  self->seen = g_hash_table_new (g_str_hash, g_str_equal);
  self->topics = aff_topics_new ();
  self->notes = aff_notes_collect (root, report);
}

static void
end (Reader *self)
{
  g_hash_table_unref (self->decisions);
  g_hash_table_unref (self->seen);
  aff_topics_free (self->topics);
  g_array_unref (self->notes);
}

static gboolean
has_papers (const Reader *self, AffSource *source, GError **error)
{
  for (guint i = 0; i < self->notes->len; i++)
    if (!aff_note_is_reply (&g_array_index (self->notes, AffNote, i)))
      return TRUE;
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_FORMAT,
    "%s holds %u notes of OpenReview, but none is a submission. Export the submissions "
    "of the venue, with their decisions.",
    aff_source_name (source), self->notes->len);
  return FALSE;
}

static void
say_partial (AffDraft *draft, JsonNode *root, AffReport *report)
{
  if (aff_notes_are_partial (root)) {
    draft->is_partial = TRUE;
    aff_report_add (report, AFF_REMARK_HANDLED, "part-of-the-notes", NULL,
                    "The file holds one note, or fewer than it says there are.",
                    "Papers that are not in it stay as they are.");
  }
}

static gboolean
read_source (AffSource *source, AffDraft *draft, AffReport *report, GError **error)
{
  JsonNode *root = aff_source_json (source, report, error);
  Reader self = {0};
  gboolean is_read;

  if (!root)
    return FALSE;
  start (&self, root, draft, report);
  is_read = has_papers (&self, source, error);
  if (is_read) {
    say_partial (draft, root, report);
    aff_draft_set (&draft->family, "openreview");
    aff_draft_set (&draft->source, "OpenReview");
    draft->lists_papers = TRUE;
    read_notes (&self);
  }
  end (&self);
  return is_read;
}

static gboolean
has_note (JsonArray *list)
{
  guint length = list ? MIN (json_array_get_length (list), LOOK) : 0;

  for (guint i = 0; i < length; i++) {
    JsonNode *node = json_array_get_element (list, i);
    JsonArray *inner = aff_member_array (aff_node_object (node), "submissions");
    if (aff_note_is_there (node))
      return TRUE;
    if (inner && json_array_get_length (inner) > 0 &&
        aff_note_is_there (json_array_get_element (inner, 0)))
      return TRUE;
  }
  return FALSE;
}

static int
recognise (AffSource *source, AffReport *report)
{
  JsonNode *root = aff_source_kind (source) == AFF_SOURCE_JSON
                     ? aff_source_json (source, report, NULL)
                     : NULL;
  JsonObject *object = aff_node_object (root);

  if (!root)
    return 0;
  if (aff_note_is_there (root) || has_note (aff_node_array (root)) ||
      has_note (aff_member_array (object, "notes")) ||
      has_note (aff_member_array (object, "submissions")))
    return 95;
  return 0;
}

const AffFormat aff_format_openreview = {
  .name = "openreview",
  .title = "notes of OpenReview, API v1 and v2 (JSON)",
  .recognise = recognise,
  .read = read_source,
};
