// SPDX-License-Identifier: GPL-3.0-or-later
// Affiche's own JSON: it is no draft to be matched, but the rows themselves (merge-whole.h).
#include "app/draft/member.h"
#include "app/draft/whole-form.h"
#include "app/read/formats.h"

#define LARGEST (48 * 1024 * 1024) // bytes: of every text there are several copies on the way

static JsonObject *
find_file (AffSource *source, AffReport *report, GError **error)
{
  if (aff_source_kind (source) != AFF_SOURCE_JSON)
    return NULL;
  return aff_node_object (aff_source_json (source, report, error));
}

static int
recognise_file (AffSource *source, AffReport *report)
{
  JsonObject *file = find_file (source, report, NULL);

  return g_strcmp0 (aff_member_text (file, "format"), AFF_WHOLE_FORMAT) == 0 ? 100 : 0;
}

static gboolean
refuse_large (AffSource *source, GError **error)
{
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_FORMAT,
    "%s is larger than 48 MiB, more than a whole programme may be. Shorten its texts in "
    "the programme that it comes from, and export it again.",
    aff_source_name (source));
  return FALSE;
}

static gboolean
read_file (AffSource *source, AffDraft *draft, AffReport *report, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  JsonObject *file = find_file (source, report, &trouble);
  JsonObject *generator = aff_member_object (file, "generator");

  if (trouble) {
    g_propagate_error (error, g_steal_pointer (&trouble));
    return FALSE;
  }
  if (!aff_member_object (file, "tables")) {
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "%s is no whole programme of Affiche: it has no tables. Make one with "
                 "“affichectl export json”.",
                 aff_source_name (source));
    return FALSE;
  }
  if (aff_source_length (source) > LARGEST)
    return refuse_large (source, error);
  if (draft->whole || draft->items->len + draft->papers->len > 0) {
    g_set_error (
      error, AFF_ERROR, AFF_ERROR_FORMAT,
      "%s is a whole programme, which cannot be read together with other files. Import "
      "it on its own.",
      aff_source_name (source));
    return FALSE;
  }
  aff_draft_set (&draft->family, "affiche");
  aff_draft_set (&draft->source, aff_member_text (generator, "name"));
  draft->whole = json_node_ref (aff_source_json (source, report, NULL));
  return TRUE;
}

const AffFormat aff_format_whole = {
  .name = "affiche",
  .title = "a whole programme of Affiche (JSON)",
  .recognise = recognise_file,
  .read = read_file,
};
