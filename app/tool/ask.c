// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tool/ask.h"

#include "app/tool/question.h"

#define MOST_AT_ONCE 8
#define MOST_AT_HOST 2
#define MOST_SILENCE 4 // times running that a host does not answer
#define MOST_LOST    8 // hosts that are not reached, before anybody is
#define LOOK_MS      250

// Whom questions wait for.
typedef struct {
  char *name;
  GQueue waiting; // AffQuestion
  guint n_asked;  // at this moment
  guint n_silent; // times running
  gboolean is_next;
  gboolean is_lost; // something that waited for it was not reached
} Host;

typedef struct {
  // owned
  CURLM *multi;
  GPtrArray *questions; // AffQuestion
  GHashTable *hosts;    // name to Host
  GQueue next;          // Host, where something waits that could be asked
  // borrowed
  const AffAskLimits *limits;

  guint n_asked; // at this moment
  guint n_judged;
  guint n_lost;       // hosts
  gboolean is_online; // somebody was reached
} Asker;

static void
free_host (Host *host)
{
  g_queue_clear (&host->waiting);
  g_free (host->name);
  g_free (host);
}

static Host *
find_host (Asker *self, const char *name)
{
  Host *host = g_hash_table_lookup (self->hosts, name);

  if (host)
    return host;
  host = g_new0 (Host, 1);
  host->name = g_strdup (name);
  g_queue_init (&host->waiting);
  g_hash_table_insert (self->hosts, host->name, host);
  return host;
}

// Puts HOST in line if it can be asked something.
static void
line_up (Asker *self, Host *host)
{
  if (host->is_next || host->n_asked >= MOST_AT_HOST || g_queue_is_empty (&host->waiting))
    return;
  host->is_next = TRUE;
  g_queue_push_tail (&self->next, host);
}

static void
wait_for_host (Asker *self, AffQuestion *question)
{
  Host *host = find_host (self, question->host);

  g_queue_push_tail (&host->waiting, question);
  line_up (self, host);
}

static void
note_judged (Asker *self, Host *host, const AffQuestion *question)
{
  gboolean is_lost = question->about->state == AFF_ADDRESS_UNREACHED;

  self->n_judged++;
  self->n_lost += is_lost && !host->is_lost;
  host->is_lost = host->is_lost || is_lost;
  self->is_online = self->is_online || !is_lost;
  if (self->limits->tell)
    self->limits->tell (self->n_judged, self->questions->len);
}

static void
give_up (Asker *self, Host *host, AffQuestion *question)
{
  g_autofree char *trouble = g_strdup_printf ("not asked, since %s failed %d times running",
                                              host->name, MOST_SILENCE);

  aff_address_judge (question->about,
                     self->is_online ? AFF_ADDRESS_FAILS : AFF_ADDRESS_UNREACHED, trouble);
  note_judged (self, host, question);
}

static gboolean
begin (Asker *self, Host *host, AffQuestion *question, GError **error)
{
  if (!aff_question_begin (question) ||
      curl_multi_add_handle (self->multi, question->easy) != CURLM_OK) {
    g_set_error_literal (
      error, AFF_ERROR, AFF_ERROR_STORE,
      "The network cannot be asked here: libcurl can do no HTTPS, or there is "
      "no memory left. Install the libcurl of your system again.");
    return FALSE;
  }
  host->n_asked++;
  self->n_asked++;
  return TRUE;
}

static gboolean
seems_offline (const Asker *self)
{
  return !self->is_online && self->n_lost >= MOST_LOST;
}

static gboolean
can_begin (Asker *self)
{
  return self->n_asked < MOST_AT_ONCE && !g_queue_is_empty (&self->next) &&
         !seems_offline (self);
}

// Begins what may begin: one question of each host in turn.
static gboolean
begin_next (Asker *self, GError **error)
{
  while (can_begin (self)) {
    Host *host = g_queue_pop_head (&self->next);
    AffQuestion *question = g_queue_pop_head (&host->waiting);
    host->is_next = FALSE;
    if (host->n_silent >= MOST_SILENCE)
      give_up (self, host, question);
    else if (!begin (self, host, question, error))
      return FALSE;
    line_up (self, host);
  }
  return TRUE;
}

static void
take (Asker *self, AffQuestion *question, CURLcode result)
{
  Host *host = find_host (self, question->host);
  gboolean is_answered;
  gboolean is_judged = aff_question_take (question, result, &is_answered);

  curl_multi_remove_handle (self->multi, question->easy);
  aff_question_end (question);
  host->n_asked--;
  self->n_asked--;
  host->n_silent = is_answered ? 0 : host->n_silent + 1;
  self->is_online = self->is_online || is_answered;
  if (is_judged)
    note_judged (self, host, question);
  else
    wait_for_host (self, question);
  line_up (self, host);
}

static void
take_answers (Asker *self)
{
  CURLMsg *message;
  int left;

  while ((message = curl_multi_info_read (self->multi, &left))) {
    AffQuestion *question = NULL;
    CURLcode result = message->data.result;
    curl_easy_getinfo (message->easy_handle, CURLINFO_PRIVATE, &question);
    take (self, question, result);
  }
}

// Those on their way may still tell that there is a network.
static gboolean
is_over (const Asker *self)
{
  return self->n_judged == self->questions->len || (seems_offline (self) && self->n_asked == 0);
}

static gboolean
run (Asker *self, GError **error)
{
  while (!is_over (self)) {
    int n_running;

    if (*self->limits->is_stopped || !begin_next (self, error))
      return FALSE;
    curl_multi_perform (self->multi, &n_running);
    take_answers (self);
    if (self->n_asked > 0 && !can_begin (self))
      curl_multi_poll (self->multi, NULL, 0, LOOK_MS, NULL);
  }
  return TRUE;
}

static void
clear (Asker *self)
{
  for (guint i = 0; i < self->questions->len; i++) {
    AffQuestion *question = g_ptr_array_index (self->questions, i);
    if (question->easy)
      curl_multi_remove_handle (self->multi, question->easy);
  }
  g_ptr_array_unref (self->questions);
  g_queue_clear (&self->next);
  g_hash_table_unref (self->hosts);
  curl_multi_cleanup (self->multi);
}

static gboolean
ask_all (GPtrArray *addresses, const AffAskLimits *limits, GError **error)
{
  Asker self = {
    .multi = curl_multi_init (),
    .questions = g_ptr_array_new_with_free_func ((GDestroyNotify) aff_question_free),
    .hosts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) free_host),
    .next = G_QUEUE_INIT,
    .limits = limits,
  };

  for (guint i = 0; i < addresses->len; i++) {
    AffQuestion *question = aff_question_new (g_ptr_array_index (addresses, i),
                                              limits->seconds);
    g_ptr_array_add (self.questions, question);
    wait_for_host (&self, question);
  }
  gboolean is_done = run (&self, error);
  clear (&self);
  return is_done;
}

gboolean
aff_ask (GPtrArray *addresses, const AffAskLimits *limits, GError **error)
{
  if (curl_global_init (CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    g_set_error_literal (
      error, AFF_ERROR, AFF_ERROR_STORE,
      "The network cannot be asked here: libcurl does not start. Install the "
      "libcurl of your system again.");
    return FALSE;
  }
  gboolean is_done = ask_all (addresses, limits, error);
  curl_global_cleanup ();
  return is_done;
}
