// SPDX-License-Identifier: GPL-3.0-or-later
// The state of the page and what its actions do. Its parts are in proposal-layout.c, its rows in
// proposal-rows.c.
#include "ui/staff/proposal-page.h"

#include "ui/staff/move-limit.h"
#include "ui/staff/proposal-page-private.h"
#include "ui/staff/proposal-seats.h"
#include "ui/staff/proposal-text.h"
#include "ui/staff/staff-frame.h"

#include <glib/gi18n.h>

#define SEED      1
#define TICK_MS   100
#define SLOW_TICK 7  // what is found sooner is shown without a word about looking for it
#define CALM_TICK 14 // and once that word stands, it stands until then

G_DEFINE_FINAL_TYPE (AffProposalPage, aff_proposal_page, GTK_TYPE_WIDGET)

static gboolean
has_posters (const AffHanging *hanging)
{
  if (hanging == NULL || hanging->item == NULL || hanging->plan == NULL)
    return FALSE;
  if (hanging->to_place->len > 0)
    return TRUE;
  for (guint i = 0; i < hanging->seats->len; i++)
    if (g_array_index (hanging->seats, AffSeat, i).presentation != NULL)
      return TRUE;
  return FALSE;
}

static guint
count_taken (const AffHanging *hanging)
{
  guint count = 0;

  for (guint i = 0; i < hanging->seats->len; i++)
    count += g_array_index (hanging->seats, AffSeat, i).presentation != NULL;
  return count;
}

// Whether some posters stay only because they hang.
static gboolean
has_hung (AffProposalPage *self)
{
  const GArray *seats = self->hanging->seats;
  gboolean has_begun = self->phase == AFF_PHASE_RUNNING || self->phase == AFF_PHASE_PAST;

  for (guint i = 0; i < seats->len; i++) {
    const AffPresentation *poster = g_array_index (seats, AffSeat, i).presentation;

    if (poster != NULL && !poster->is_kept && (has_begun || poster->presence.has_hung))
      return TRUE;
  }
  return FALSE;
}

static void
show_map (AffProposalPage *self, AffMapView *map, const AffHanging *hanging, GArray *marks)
{
  AffMapContent content = {
    .plan = hanging->plan,
    .seats = hanging->seats,
    .marks = marks,
    .language = aff_scene_language (self->scene),
    .unit_px = aff_scene_scale (self->scene),
    .is_small = TRUE,
  };

  aff_map_view_show (map, hanging->programme, &content);
}

static void
show_maps (AffProposalPage *self)
{
  const AffProposal *proposal = self->proposal;
  g_autoptr (GArray) marks = aff_proposal_marks (proposal);

  show_map (self, self->now.map, self->hanging, marks);
  if (proposal == NULL) {
    show_map (self, self->then.map, self->hanging, marks);
    return;
  }
  g_autoptr (AffHanging)
    then = aff_hanging_new (proposal->programme, proposal->item->id, proposal->setting.now);
  aff_proposal_seat (then->seats, proposal);
  show_map (self, self->then.map, then, marks);
}

static char *
describe_status (AffProposalPage *self)
{
  const char *promise =
    self->is_anew      ? _ ("Boards or posters have changed meanwhile: this proposal is new.")
    : self->is_stopped ? _ ("Stopped early: the best plan so far.")
                       : _ ("Nothing changes until you use it.");

  if (self->is_slow)
    return g_strdup (_ ("Looking for a better plan…"));
  if (self->proposal == NULL && !aff_proposer_is_busy (self->proposer))
    return g_strdup (_ ("No plan can be proposed."));
  if (self->proposal == NULL || aff_proposal_is_empty (self->proposal))
    return g_strdup (promise);
  g_autofree char *summary = aff_proposal_text_summary (self->proposal);
  // Translators: two sentences, the first without its full stop ("3 moves, 4 people to tell").
  return g_strdup_printf (_ ("%1$s. %2$s"), summary, promise);
}

static GSimpleAction *
find_action (AffProposalPage *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

static void
show_actions (AffProposalPage *self)
{
  const AffProposal *proposal = self->proposal;
  AffProposalSetting fewer = self->setting, more = self->setting;
  gboolean can_lower = proposal != NULL && aff_move_limit_lower (&fewer, proposal->n_moves);
  gboolean has_room = proposal != NULL || self->answer != AFF_ANSWER_NO_ROOM;
  gboolean can_raise = has_room &&
                       aff_move_limit_raise (&more, (int) count_taken (self->hanging));

  g_simple_action_set_enabled (find_action (self, "fewer"), can_lower);
  g_simple_action_set_enabled (find_action (self, "more"), can_raise);
  g_simple_action_set_enabled (find_action (self, "use"),
                               proposal != NULL && !aff_proposal_is_empty (proposal));
  g_simple_action_set_state (find_action (self, "by-topic"),
                             g_variant_new_boolean (self->setting.by_topic));
  g_simple_action_set_state (find_action (self, "moves-hung"),
                             g_variant_new_boolean (self->setting.moves_hung));
  gtk_widget_set_visible (self->moves_hung, has_hung (self));
}

static void
show_progress (AffProposalPage *self)
{
  g_autofree char *status = describe_status (self);

  gtk_label_set_label (self->status, status);
  // It keeps its room.
  gtk_widget_set_opacity (GTK_WIDGET (self->progress), self->is_slow ? 1 : 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_STATE_HIDDEN,
                               !self->is_slow, -1);
  gtk_progress_bar_set_fraction (self->progress,
                                 self->is_held ? 1 : aff_proposer_fraction (self->proposer));
  gtk_widget_set_visible (self->stop, self->is_slow);
  gtk_widget_set_visible (self->use, !self->is_slow);
}

static void
show_words (AffProposalPage *self)
{
  guint taken = count_taken (self->hanging);
  g_autofree char *now =
    g_strdup_printf (ngettext ("%u poster on a board", "%u posters on boards", taken), taken);
  g_autofree char *limit = aff_proposal_text_limit (&self->setting);
  gboolean is_usable = self->proposal != NULL && !aff_proposal_is_empty (self->proposal);
  g_autofree char *use = is_usable ? aff_proposal_text_use (self->proposal)
                                   : g_strdup (_ ("Use this plan"));

  gtk_label_set_label (self->now.words, now);
  gtk_label_set_label (self->then.words, limit);
  gtk_button_set_label (GTK_BUTTON (self->use), use);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->use), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  use, -1);
}

static void
refresh (AffProposalPage *self)
{
  gboolean is_usable = has_posters (self->hanging);

  gtk_widget_set_visible (self->root, is_usable);
  gtk_widget_set_visible (self->blank, !is_usable);
  if (!is_usable)
    return;
  show_actions (self);
  show_progress (self);
  show_words (self);
  show_maps (self);
  aff_proposal_page_list (self);
}

// Which poster goes from where to where: equal for equal plans.
static char *
describe_moves (const AffProposal *proposal)
{
  GString *moves = g_string_new (NULL);

  for (guint i = 0; i < proposal->rows->len; i++) {
    const AffProposalRow *row = &g_array_index (proposal->rows, AffProposalRow, i);

    g_string_append_printf (moves,
                            "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                            row->presentation->id, row->before != NULL ? row->before->id : 0,
                            row->after->id);
  }
  return g_string_free (moves, FALSE);
}

static void
show_answer (AffProposalPage *self)
{
  g_clear_handle_id (&self->watch, g_source_remove);
  g_clear_pointer (&self->proposal, aff_proposal_free);
  self->proposal = aff_proposer_take (self->proposer, &self->answer);
  self->is_slow = FALSE;
  self->is_held = FALSE;
  if (self->former != NULL) {
    g_autofree char *moves = self->proposal != NULL ? describe_moves (self->proposal) : NULL;
    self->is_anew = g_strcmp0 (self->former, moves) != 0;
    g_clear_pointer (&self->former, g_free);
  }
  refresh (self);
}

static void
on_answered (AffProposalPage *self)
{
  self->is_held = self->is_slow && !self->is_stopped && self->ticks < CALM_TICK;
  if (!self->is_held)
    show_answer (self);
}

static gboolean
on_tick (gpointer data)
{
  AffProposalPage *self = AFF_PROPOSAL_PAGE (data);

  self->ticks++;
  if (self->is_held && self->ticks >= CALM_TICK) {
    show_answer (self);
    return G_SOURCE_REMOVE;
  }
  self->is_slow = self->ticks >= SLOW_TICK;
  if (self->is_slow)
    show_progress (self);
  return G_SOURCE_CONTINUE;
}

static void
ask (AffProposalPage *self)
{
  self->setting.now = aff_scene_now (self->scene);
  self->phase = aff_agenda_phase (self->hanging->item, self->setting.now);
  self->ticks = self->is_slow ? SLOW_TICK : 0;
  self->is_held = FALSE;
  self->is_stopped = FALSE;
  aff_proposer_ask (self->proposer, self->hanging->programme, self->hanging->item,
                    &self->setting);
  if (self->watch == 0)
    self->watch = g_timeout_add (TICK_MS, on_tick, self);
}

// The programme or the minute is another one.
static void
reload (AffProposalPage *self)
{
  AffProgramme *programme = aff_scene_programme (self->scene);
  gint64 now = aff_scene_now (self->scene);

  if (programme == NULL || !aff_desk_is_open (self->desk))
    return;
  if (self->hanging != NULL && self->hanging->programme == programme &&
      (self->hanging->item == NULL ||
       aff_agenda_phase (self->hanging->item, now) == self->phase))
    return;
  if (self->former == NULL && self->proposal != NULL)
    self->former = describe_moves (self->proposal);
  g_clear_pointer (&self->hanging, aff_hanging_free);
  self->hanging = aff_hanging_new (programme, aff_desk_view (self->desk)->item, now);
  if (has_posters (self->hanging)) {
    ask (self);
  } else {
    aff_proposer_cancel (self->proposer);
    g_clear_handle_id (&self->watch, g_source_remove);
    g_clear_pointer (&self->proposal, aff_proposal_free);
    self->is_slow = FALSE;
    self->is_held = FALSE;
  }
  refresh (self);
}

// Another question to the same boards.
static void
ask_anew (AffProposalPage *self)
{
  g_clear_pointer (&self->former, g_free);
  self->is_anew = FALSE;
  ask (self);
  show_actions (self);
  show_words (self);
}

static void
leave (AffProposalPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "staff.show", "s", "boards");
}

static void
on_leave (GSimpleAction *action, GVariant *target, gpointer data)
{
  leave (AFF_PROPOSAL_PAGE (data));
}

static void
on_stop (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffProposalPage *self = AFF_PROPOSAL_PAGE (data);

  self->is_stopped = aff_proposer_is_busy (self->proposer);
  aff_proposer_stop (self->proposer);
  if (self->is_held)
    show_answer (self);
}

static void
on_fewer (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffProposalPage *self = AFF_PROPOSAL_PAGE (data);

  if (self->proposal != NULL && aff_move_limit_lower (&self->setting, self->proposal->n_moves))
    ask_anew (self);
}

static void
on_more (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffProposalPage *self = AFF_PROPOSAL_PAGE (data);

  if (aff_move_limit_raise (&self->setting, (int) count_taken (self->hanging)))
    ask_anew (self);
}

static void
on_by_topic (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffProposalPage *self = AFF_PROPOSAL_PAGE (data);

  self->setting.by_topic = !self->setting.by_topic;
  ask_anew (self);
}

static void
on_moves_hung (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffProposalPage *self = AFF_PROPOSAL_PAGE (data);

  self->setting.moves_hung = !self->setting.moves_hung;
  ask_anew (self);
}

static gboolean
apply (AffDb *db,
       const AffChangeNote *note,
       gpointer proposal,
       gint64 *sequence,
       GError **error)
{
  return aff_proposal_apply (db, proposal, note, sequence, error);
}

// The page is gone by then: another one tells.
static void
on_applied (gpointer desk, const GError *error)
{
  if (error == NULL || !aff_desk_is_open (desk))
    return;
  aff_desk_say (desk, g_error_matches (error, AFF_ERROR, AFF_ERROR_CONFLICT)
                        ? _ ("Boards or posters have changed meanwhile. Nothing was changed: "
                             "ask for a new plan.")
                        : error->message);
}

static void
on_use (GSimpleAction *action, GVariant *target, gpointer data)
{
  AffProposalPage *self = AFF_PROPOSAL_PAGE (data);

  if (self->proposal == NULL || aff_proposal_is_empty (self->proposal))
    return;
  g_autofree char *said = aff_proposal_text_used (self->proposal);
  AffDeskTask task = {.run = apply,
                      .data = g_steal_pointer (&self->proposal),
                      .free_data = (GDestroyNotify) aff_proposal_free,
                      .said = said,
                      .asker = self->desk,
                      .answer = on_applied};
  aff_desk_run (self->desk, &task);
  leave (self);
}

static void
add_actions (AffProposalPage *self)
{
  const GActionEntry entries[] = {
    {.name = "leave", .activate = on_leave},
    {.name = "stop", .activate = on_stop},
    {.name = "fewer", .activate = on_fewer},
    {.name = "more", .activate = on_more},
    {.name = "by-topic", .state = "false", .activate = on_by_topic},
    {.name = "moves-hung", .state = "false", .activate = on_moves_hung},
    {.name = "use", .activate = on_use},
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "proposal",
                                  G_ACTION_GROUP (self->actions));
}

static gboolean
on_cancel (AffStaffFrame *frame, AffProposalPage *self)
{
  leave (self);
  return TRUE;
}

static void
aff_proposal_page_root (GtkWidget *widget)
{
  GtkWidget *frame;

  GTK_WIDGET_CLASS (aff_proposal_page_parent_class)->root (widget);
  frame = gtk_widget_get_ancestor (widget, AFF_TYPE_STAFF_FRAME);
  if (frame != NULL)
    g_signal_connect_object (frame, "cancel", G_CALLBACK (on_cancel), widget, 0);
}

static void
aff_proposal_page_dispose (GObject *object)
{
  AffProposalPage *self = AFF_PROPOSAL_PAGE (object);

  if (self->proposer != NULL)
    aff_proposer_cancel (self->proposer);
  g_clear_object (&self->proposer);
  g_clear_handle_id (&self->watch, g_source_remove);
  g_clear_pointer (&self->root, gtk_widget_unparent);
  g_clear_pointer (&self->blank, gtk_widget_unparent);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "proposal", NULL);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->proposal, aff_proposal_free);
  g_clear_pointer (&self->hanging, aff_hanging_free);
  g_clear_pointer (&self->former, g_free);
  g_clear_object (&self->desk);
  g_clear_object (&self->scene);
  G_OBJECT_CLASS (aff_proposal_page_parent_class)->dispose (object);
}

static void
aff_proposal_page_class_init (AffProposalPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_proposal_page_dispose;
  widget_class->root = aff_proposal_page_root;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "proposal");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_proposal_page_init (AffProposalPage *self)
{
  self->setting = (AffProposalSetting){.mode = AFF_PROPOSAL_REPAIR,
                                       .most_moves = AFF_PROPOSAL_USUAL_MOVES,
                                       .seed = SEED};
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Proposed plan"), -1);
}

GtkWidget *
aff_proposal_page_new (AffScene *scene, AffDesk *desk, const char *argument)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && AFF_IS_DESK (desk), NULL);
  AffProposalPage *self = g_object_new (AFF_TYPE_PROPOSAL_PAGE, NULL);

  self->scene = g_object_ref (scene);
  self->desk = g_object_ref (desk);
  self->proposer = aff_proposer_new ();
  add_actions (self);
  aff_proposal_page_arrange (self);
  g_signal_connect_object (self->proposer, "answered", G_CALLBACK (on_answered), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (aff_scene_live (scene), "changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}
