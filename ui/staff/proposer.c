// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/proposer.h"

#include "app/base/error.h"

#define PARTS 1000

struct _AffProposer {
  GObject parent_instance;

  // owned
  GTask *task; // NULL: nothing is being looked for
  AffProposal *proposal;

  AffAnswer answer;
};

// What the thread gets. Only `done` is written there while others read.
typedef struct {
  // owned
  AffProgramme *programme;
  GCancellable *cancellable;

  // borrowed from the programme
  const AffItem *item;

  AffProposalSetting setting;
  AffAnswer answer; // of no plan
  int done;         // of PARTS, atomic
} Job;

enum { ANSWERED, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffProposer, aff_proposer, G_TYPE_OBJECT)

static void
free_job (gpointer data)
{
  Job *job = data;

  aff_programme_unref (job->programme);
  g_object_unref (job->cancellable);
  g_free (job);
}

static gboolean
on_progress (double fraction, gpointer data)
{
  Job *job = data;

  g_atomic_int_set (&job->done, (int) (fraction * PARTS));
  return !g_cancellable_is_cancelled (job->cancellable);
}

// Whether rules can be kept at all, however many posters move.
static gboolean
has_room (const Job *job)
{
  AffProposalSetting setting = job->setting;

  setting.mode = AFF_PROPOSAL_WHOLE;
  setting.iterations = 1;
  AffProposal *proposal = aff_proposal_new (job->programme, job->item, &setting, NULL, NULL,
                                            NULL);
  if (proposal == NULL)
    return FALSE;
  aff_proposal_free (proposal);
  return TRUE;
}

static AffAnswer
classify (const Job *job, const GError *error)
{
  if (!g_error_matches (error, AFF_ERROR, AFF_ERROR_CONFLICT))
    return AFF_ANSWER_FAILED;
  if (job->setting.mode == AFF_PROPOSAL_REPAIR && !job->setting.by_topic && has_room (job))
    return AFF_ANSWER_FEW_MOVES;
  return AFF_ANSWER_NO_ROOM;
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  AffProposal *proposal = aff_proposal_new (job->programme, job->item, &job->setting,
                                            on_progress, job, &error);

  if (proposal != NULL) {
    g_task_return_pointer (task, proposal, (GDestroyNotify) aff_proposal_free);
    return;
  }
  job->answer = classify (job, error);
  g_task_return_error (task, error);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  AffProposer *self = AFF_PROPOSER (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  AffProposal *proposal = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->task != G_TASK (result)) {
    g_clear_pointer (&proposal, aff_proposal_free);
    return;
  }
  g_clear_pointer (&self->proposal, aff_proposal_free);
  self->proposal = proposal;
  self->answer = proposal != NULL ? AFF_ANSWER_PLAN : job->answer;
  if (error != NULL)
    g_message ("No plan is proposed. %s", error->message);
  g_clear_object (&self->task);
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
aff_proposer_dispose (GObject *object)
{
  AffProposer *self = AFF_PROPOSER (object);

  aff_proposer_cancel (self);
  g_clear_pointer (&self->proposal, aff_proposal_free);
  G_OBJECT_CLASS (aff_proposer_parent_class)->dispose (object);
}

static void
aff_proposer_class_init (AffProposerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = aff_proposer_dispose;
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aff_proposer_init (AffProposer *self)
{
}

AffProposer *
aff_proposer_new (void)
{
  return g_object_new (AFF_TYPE_PROPOSER, NULL);
}

void
aff_proposer_ask (AffProposer *self,
                  AffProgramme *programme,
                  const AffItem *item,
                  const AffProposalSetting *setting)
{
  g_return_if_fail (AFF_IS_PROPOSER (self) && programme != NULL);
  g_return_if_fail (item != NULL && setting != NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Job *job = g_new0 (Job, 1);

  job->programme = aff_programme_ref (programme);
  job->cancellable = g_object_ref (cancellable);
  job->item = item;
  job->setting = *setting;
  aff_proposer_cancel (self);
  self->task = g_task_new (self, cancellable, on_found, NULL);
  // A cancelled one answers with what it has.
  g_task_set_check_cancellable (self->task, FALSE);
  g_task_set_task_data (self->task, job, free_job);
  g_task_run_in_thread (self->task, run);
}

void
aff_proposer_stop (AffProposer *self)
{
  g_return_if_fail (AFF_IS_PROPOSER (self));
  if (self->task != NULL)
    g_cancellable_cancel (g_task_get_cancellable (self->task));
}

void
aff_proposer_cancel (AffProposer *self)
{
  g_return_if_fail (AFF_IS_PROPOSER (self));
  aff_proposer_stop (self);
  g_clear_object (&self->task);
}

gboolean
aff_proposer_is_busy (AffProposer *self)
{
  g_return_val_if_fail (AFF_IS_PROPOSER (self), FALSE);
  return self->task != NULL;
}

double
aff_proposer_fraction (AffProposer *self)
{
  g_return_val_if_fail (AFF_IS_PROPOSER (self), 0);
  if (self->task == NULL)
    return 0;
  Job *job = g_task_get_task_data (self->task);
  return (double) g_atomic_int_get (&job->done) / PARTS;
}

AffProposal *
aff_proposer_take (AffProposer *self, AffAnswer *answer)
{
  g_return_val_if_fail (AFF_IS_PROPOSER (self) && answer != NULL, NULL);
  *answer = self->answer;
  return g_steal_pointer (&self->proposal);
}
