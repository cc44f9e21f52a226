// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/query.h"

#include <string.h>

static gboolean
is_found_in (const char *name, const char *text, AffMark *mark)
{
  g_autofree char *folded = g_utf8_strdown (name, -1);
  const char *at = strstr (folded, text);

  if (at == NULL || strlen (folded) != strlen (name))
    return FALSE;
  *mark = (AffMark){at - folded, at - folded + strlen (text)};
  return TRUE;
}

static void
free_hit (gpointer data)
{
  AffHit *hit = data;

  g_free (hit->title.text);
  g_free (hit->detail.text);
  g_free (hit->also.text);
  g_free (hit);
}

static gboolean
is_visible (const AffPaper *paper, gint64 now)
{
  for (guint i = 0; i < paper->presentations->len; i++) {
    const AffPresentation *presentation = g_ptr_array_index (paper->presentations, i);

    if (presentation->embargo == AFF_UNKNOWN_TIME || presentation->embargo <= now)
      return TRUE;
  }
  return paper->presentations->len == 0;
}

AffAnswer *
aff_index_query (const AffIndex *index,
                 const char *text,
                 const char *language,
                 guint limit,
                 gint64 now)
{
  g_return_val_if_fail (index != NULL && text != NULL, NULL);

  AffAnswer *answer = g_new0 (AffAnswer, 1);
  const AffProgramme *programme = aff_index_programme (index);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *folded = g_utf8_strdown (valid, -1);

  answer->hits = g_ptr_array_new_with_free_func (free_hit);
  g_strstrip (folded);
  for (guint i = 0; *folded != '\0' && i < programme->papers->len; i++) {
    const AffPaper *paper = g_ptr_array_index (programme->papers, i);
    AffMark mark;

    if (!is_visible (paper, now) || !is_found_in (paper->title, folded, &mark))
      continue;
    if (answer->hits->len == limit) {
      answer->n_found++;
      continue;
    }
    answer->n_found++;
    AffHit *hit = g_new0 (AffHit, 1);
    hit->kind = AFF_HIT_PAPER;
    hit->paper = paper;
    hit->id = paper->id;
    hit->field = AFF_FIELD_NAME;
    hit->is_withdrawn = paper->is_withdrawn;
    hit->title.text = g_strdup (paper->title);
    hit->title.marks[0] = mark;
    hit->title.n_marks = 1;
    g_ptr_array_add (answer->hits, hit);
  }
  return answer;
}

void
aff_answer_free (AffAnswer *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->hits);
  g_free (self->suggestion);
  g_free (self);
}
