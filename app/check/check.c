// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/check/check.h"

#include "app/base/text.h"
#include "app/check/check-private.h"
#include "app/db/invariant.h"

#include <stdlib.h>

static void
free_finding (gpointer data)
{
  AffFinding *self = data;

  g_free (self->code);
  g_free (self->sentence);
  g_free (self->remedy);
  g_free (self);
}

const char *
aff_severity_word (AffSeverity severity)
{
  static const char *const words[] = {
    [AFF_SEVERITY_ERROR] = "error",
    [AFF_SEVERITY_WARNING] = "warning",
    [AFF_SEVERITY_MISSING] = "missing",
    [AFF_SEVERITY_ASSUMED] = "assumed",
  };

  return words[severity];
}

void
aff_check_add (AffCheck *self, const AffCheckRule *rule, gint64 id, const char *format, ...)
{
  AffFinding *finding = g_new0 (AffFinding, 1);
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  finding->sentence = aff_text_clean (sentence);
  finding->severity = rule->severity;
  finding->code = g_strdup (rule->code);
  finding->remedy = g_strdup (rule->remedy);
  finding->entity = rule->entity;
  finding->id = id;
  g_ptr_array_add (self->findings, finding);
}

static gboolean
add_violations (AffCheck *self, GError **error)
{
  g_autoptr (GPtrArray) violations = aff_invariant_list (self->db, error);

  for (guint i = 0; violations && i < violations->len; i++) {
    const AffViolation *violation = g_ptr_array_index (violations, i);
    const AffCheckRule rule = {AFF_SEVERITY_ERROR, violation->code, NULL, violation->remedy};
    aff_check_add (self, &rule, 0, "%s", violation->sentence);
  }
  return violations != NULL;
}

typedef struct {
  AffFinding *finding;
  guint position;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *first = a;
  const Ranked *second = b;

  if (first->finding->severity != second->finding->severity)
    return (int) first->finding->severity - (int) second->finding->severity;
  return first->position < second->position ? -1 : 1;
}

// By severity; what is as grave stays in the order in which it was found.
static void
sort_findings (GPtrArray *findings)
{
  g_autofree Ranked *ranked = g_new (Ranked, findings->len + 1);

  for (guint i = 0; i < findings->len; i++)
    ranked[i] = (Ranked){g_ptr_array_index (findings, i), i};
  qsort (ranked, findings->len, sizeof *ranked, compare_ranked);
  for (guint i = 0; i < findings->len; i++)
    findings->pdata[i] = ranked[i].finding;
}

GPtrArray *
aff_check_run (AffDb *db, gint64 now, GError **error)
{
  g_autoptr (AffProgramme) programme = aff_programme_load (db, error);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (free_finding);
  AffCheck self = {programme, db, now, findings};

  if (!programme || !add_violations (&self, error))
    return NULL;
  aff_check_workshops (&self);
  aff_check_items (&self);
  aff_check_papers (&self);
  aff_check_boards (&self);
  aff_check_placements (&self);
  aff_check_floor (&self);
  aff_check_notices (&self);
  if (!aff_check_texts (&self, error) || !aff_check_names (&self, error))
    return NULL;
  sort_findings (findings);
  return g_steal_pointer (&findings);
}
