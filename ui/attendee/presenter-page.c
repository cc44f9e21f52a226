// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/presenter-page.h"

#include "app/db/permit.h"
#include "app/programme/presence.h"
#include "app/qr/handoff.h"
#include "ui/attendee/presenter-facts.h"
#include "ui/attendee/way-start.h"
#include "ui/map/map-view.h"
#include "ui/widget/blank.h"
#include "ui/widget/cover.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/icon.h"
#include "ui/widget/palette.h"
#include "ui/widget/qr-view.h"
#include "ui/widget/slim.h"
#include "ui/widget/toast.h"
#include "ui/widget/topic-chip.h"
#include "ui/widget/way-words.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

// What the presenter can say by the page's one large button.
typedef enum {
  SAY_NOTHING,
  SAY_HUNG,
  SAY_HERE,
  SAY_AWAY,
} Saying;

struct _AffPresenterPage {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;
  AffWriter *writer; // NULL: no file is followed
  GtkWidget *page;
  GtkWidget *blank;
  char *facts_key;

  // borrowed: children
  GtkWidget *front; // the cover and what is written on it
  AffCover *cover;
  GtkWidget *number;
  GtkWidget *topic;
  AffFitText *title;
  AffFitText *task;
  GtkWidget *facts;
  AffMapView *map;
  AffFitText *way;
  GtkWidget *code_card;
  AffQrView *code;
  GtkWidget *say;
  AffFitText *say_title;
  AffFitText *say_note;
  GtkWidget *show_way;
  AffToast *toast;

  gint64 presentation;
  Saying saying;
};

G_DEFINE_FINAL_TYPE (AffPresenterPage, aff_presenter_page, GTK_TYPE_WIDGET)

static void refresh (AffPresenterPage *self);

// The poster of the paper, even where the page was asked for its talk.
static const AffPresentation *
find_presentation (AffPresenterPage *self)
{
  const AffProgramme *programme = aff_scene_programme (self->scene);
  const AffPresentation *asked = programme != NULL
                                   ? aff_programme_presentation (programme, self->presentation)
                                   : NULL;

  for (guint i = 0; asked != NULL && i < asked->paper->presentations->len; i++) {
    const AffPresentation *other = g_ptr_array_index (asked->paper->presentations, i);

    if (asked->kind != AFF_KIND_POSTER && other->kind == AFF_KIND_POSTER)
      return other;
  }
  return asked;
}

static void
on_said (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AffPresenterPage) self = data;
  g_autoptr (GError) error = NULL;

  if (aff_writer_finish (AFF_WRITER (source), result, NULL, &error))
    return;
  g_message ("A presenter could not say something: %s", error->message);
  if (self->page != NULL)
    aff_toast_refuse (self->toast, _ ("This could not be noted. Tell the desk, please."));
}

static gboolean
run_presence (AffDb *db,
              const AffChangeNote *note,
              gpointer data,
              gint64 *sequence,
              GError **error)
{
  return aff_presence_run (db, data, note, sequence, error);
}

// A presenter needs no PIN: the permit is for presence alone.
static void
say (AffPresenterPage *self, Saying saying)
{
  g_autoptr (AffPermit) permit = aff_permit_new (AFF_PERMIT_VISITOR, "presenter");
  AffPresenceJob *job = g_new0 (AffPresenceJob, 1);
  AffWriterJob writing = {
    .permit = permit,
    .kind = "edit",
    .sentence = "A presenter said so",
    .run = run_presence,
    .data = job,
    .free_data = g_free,
  };

  job->presentation = find_presentation (self)->id;
  job->until = job->back = AFF_UNKNOWN_TIME;
  job->sets_hung = saying == SAY_HUNG;
  job->has_hung = TRUE;
  job->sets_word = saying != SAY_HUNG;
  job->word = saying == SAY_HERE ? AFF_PRESENCE_HERE : AFF_PRESENCE_AWAY;
  aff_writer_run_async (self->writer, &writing, NULL, on_said, g_object_ref (self));
}

static void
on_say (AffPresenterPage *self)
{
  if (self->writer != NULL && self->saying != SAY_NOTHING)
    say (self, self->saying);
}

static Saying
find_saying (const AffPresentation *presentation, const AffHanging *hanging, gint64 now)
{
  AffPresence presence = aff_agenda_presence (presentation, now);

  if (hanging->phase == AFF_HANGING_OPEN)
    return presence.has_hung ? SAY_NOTHING : SAY_HUNG;
  if (hanging->phase != AFF_HANGING_ATTEND)
    return SAY_NOTHING;
  return presence.word == AFF_PRESENCE_HERE ? SAY_AWAY : SAY_HERE;
}

static void
show_say (AffPresenterPage *self,
          const AffPresentation *presentation,
          const AffHanging *hanging)
{
  static const struct {
    const char *title;
    const char *note;
  } words[] = {
    [SAY_NOTHING] = {"", ""},
    [SAY_HUNG] = {N_ ("My poster hangs"), N_ ("The desk sees it.")},
    [SAY_HERE] = {N_ ("I am at my board"), N_ ("The map shows that you are there.")},
    [SAY_AWAY] = {N_ ("I am leaving my board"), N_ ("The map no longer shows you there.")},
  };

  self->saying = self->writer != NULL
                   ? find_saying (presentation, hanging, aff_scene_now (self->scene))
                   : SAY_NOTHING;
  gtk_widget_set_visible (self->say, self->saying != SAY_NOTHING);
  if (self->saying == SAY_NOTHING)
    return;
  aff_fit_text_set_text (self->say_title, _ (words[self->saying].title));
  aff_fit_text_set_text (self->say_note, _ (words[self->saying].note));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->say), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (words[self->saying].title), -1);
}

static void
show_cover (AffPresenterPage *self, const AffPresentation *presentation)
{
  const AffPaper *paper = presentation->paper;
  const AffTopic *topic = paper->topics->len > 0 ? g_ptr_array_index (paper->topics, 0) : NULL;
  const char *letter = topic != NULL ? topic->letter : NULL;
  const char *const classes[] = {"own-front", aff_palette_topic_class (letter), NULL};
  // Translators: a paper's number, small beside the number of the board.
  g_autofree char *number = g_strdup_printf (_ ("Paper %s"), paper->number);
  GtkWidget *former = gtk_widget_get_first_child (self->topic);

  gtk_widget_set_css_classes (self->front, (const char **) classes);
  aff_cover_set_poster (self->cover, presentation->board->label, letter);
  gtk_label_set_text (GTK_LABEL (self->number), number);
  if (former != NULL)
    gtk_box_remove (GTK_BOX (self->topic), former);
  if (topic != NULL)
    gtk_box_append (GTK_BOX (self->topic),
                    aff_topic_tag_new (topic, aff_scene_language (self->scene)));
}

// The rows are made anew only when they changed.
static void
show_facts (AffPresenterPage *self,
            const AffPresentation *presentation,
            const AffHanging *hanging)
{
  const AffItem *item = presentation->item;
  const AffBoard *board = presentation->board;
  g_autofree char *key =
    g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                     " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %d %s %s",
                     hanging->from, hanging->until, hanging->attend.start, hanging->attend.end,
                     hanging->clear, board->panel_width_mm, board->panel_height_mm,
                     item->poster_format != NULL ? item->poster_format : "",
                     item->material != NULL ? item->material : "");
  GtkWidget *former = gtk_widget_get_first_child (self->facts);

  if (g_strcmp0 (key, self->facts_key) == 0)
    return;
  g_free (self->facts_key);
  self->facts_key = g_steal_pointer (&key);
  if (former != NULL)
    gtk_box_remove (GTK_BOX (self->facts), former);
  gtk_box_append (GTK_BOX (self->facts), aff_presenter_facts_new (presentation, hanging));
}

static void
show_map (AffPresenterPage *self, const AffPresentation *presentation, const AffRoute *route)
{
  AffProgramme *programme = aff_scene_programme (self->scene);
  const AffBoard *board = presentation->board;
  const AffPlace *kiosk = aff_scene_kiosk (self->scene);
  g_autoptr (GArray)
    seats = aff_agenda_seats (programme, presentation->item, aff_scene_now (self->scene));
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (AffBoardMark));
  AffMapContent content = {
    .plan = board->plan,
    .seats = seats,
    .language = aff_scene_language (self->scene),
    .kiosk = kiosk != NULL && kiosk->plan == board->plan ? kiosk : NULL,
    .marks = marks,
    .route = route != NULL ? route->points : NULL,
    .unit_px = aff_scene_scale (self->scene),
    .is_small = TRUE,
    .has_focus = TRUE,
    .is_led = TRUE,
  };

  g_array_append_val (marks, ((AffBoardMark){.board = board->id, .marks = AFF_MARK_GOAL}));
  aff_map_view_show (self->map, programme, &content);
}

static void
show_way (AffPresenterPage *self, const AffPresentation *presentation)
{
  const AffBoard *board = presentation->board;
  const AffPlace *start = aff_way_start (self->scene, board->plan);
  g_autoptr (AffRoute)
    route = aff_way_find (self->scene, board->plan, (AffWayEnd){.board = board});
  g_autofree char *target = g_strdup_printf ("way:%" G_GINT64_FORMAT, board->id);
  g_autofree char *words = NULL;

  if (route != NULL && aff_route_is_walkable (route))
    words = aff_way_words_route (route,
                                 aff_way_start_is_here (self->scene, start)
                                   ? NULL
                                   : aff_words_place (start, aff_scene_language (self->scene)));
  else if (route != NULL)
    words = aff_way_words_obstacle (route);
  gtk_widget_set_visible (GTK_WIDGET (self->way), words != NULL);
  if (words != NULL)
    aff_fit_text_set_text (self->way, words);
  gtk_widget_set_visible (self->show_way, route != NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->show_way), "s", target);
  show_map (self, presentation, route);
}

static void
show_code (AffPresenterPage *self,
           const AffPresentation *presentation,
           const AffHanging *hanging)
{
  g_auto (GStrv) lines = aff_presenter_lines (presentation, hanging);
  g_autofree char *event = aff_handoff_presence (aff_scene_programme (self->scene),
                                                 presentation, (const char *const *) lines,
                                                 aff_scene_language (self->scene));

  gtk_widget_set_visible (self->code_card, event != NULL);
  aff_qr_view_set_address (self->code, event, _ ("Code that keeps your times in a calendar"));
}

static void
show_blank (AffPresenterPage *self, const AffPresentation *presentation)
{
  gboolean is_withdrawn = presentation != NULL && presentation->paper->is_withdrawn;
  gboolean is_gone = presentation == NULL && aff_scene_programme (self->scene) != NULL;
  const char *title = is_withdrawn ? _ ("This paper was withdrawn")
                      : is_gone    ? _ ("This poster is no longer in the programme")
                                   : _ ("Your poster has no board yet");

  if (self->blank != NULL)
    gtk_widget_unparent (self->blank);
  self->blank = aff_blank_new ("presenter", title,
                               is_withdrawn || is_gone
                                 ? _ ("If that is not so, the desk can put it right.")
                                 : _ ("The desk gives out boards. Ask there, please."));
  if (presentation != NULL)
    aff_blank_add_small (self->blank, presentation->paper->title);
  aff_blank_add_way (self->blank, _ ("Back"), "win.back", NULL);
  gtk_widget_set_parent (self->blank, GTK_WIDGET (self));
}

static void
refresh (AffPresenterPage *self)
{
  const AffPresentation *presentation = find_presentation (self);
  gint64 now = aff_scene_now (self->scene);
  gboolean has_board = presentation != NULL && presentation->board != NULL &&
                       aff_agenda_is_public (presentation, now);

  gtk_widget_set_visible (self->page, has_board);
  if (!has_board) {
    show_blank (self, presentation);
    return;
  }
  g_clear_pointer (&self->blank, gtk_widget_unparent);
  AffHanging hanging = aff_hanging (aff_scene_programme (self->scene), presentation, now);
  g_autofree char *task = aff_presenter_task (presentation, &hanging);
  g_object_set (self->title, "language", presentation->paper->language, NULL);
  aff_fit_text_set_text (self->title, presentation->paper->title);
  aff_fit_text_set_text (self->task, task);
  show_cover (self, presentation);
  show_facts (self, presentation, &hanging);
  show_way (self, presentation);
  show_code (self, presentation, &hanging);
  show_say (self, presentation, &hanging);
}

static AffFitText *
make_text (const char *class, int lines, double smallest)
{
  GtkWidget *text = aff_fit_text_new ("");

  gtk_widget_add_css_class (text, class);
  g_object_set (text, "lines", lines, "smallest", smallest, NULL);
  return AFF_FIT_TEXT (text);
}

// The number fills the cover; above it whose it is, below it the topic and the paper's number.
static GtkWidget *
make_cover (AffPresenterPage *self)
{
  GtkWidget *head = gtk_label_new (_ ("Your poster"));
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->front = g_object_new (GTK_TYPE_OVERLAY, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                              NULL);
  self->cover = AFF_COVER (aff_cover_new (AFF_COVER_BAND));
  self->topic = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->number = gtk_label_new (NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->cover), "own-cover");
  gtk_widget_add_css_class (head, "own-head");
  gtk_widget_add_css_class (foot, "own-foot");
  gtk_widget_add_css_class (self->number, "own-number");
  gtk_widget_set_halign (head, GTK_ALIGN_START);
  gtk_widget_set_valign (head, GTK_ALIGN_START);
  gtk_widget_set_valign (foot, GTK_ALIGN_END);
  gtk_widget_set_vexpand (GTK_WIDGET (self->cover), TRUE);
  gtk_box_append (GTK_BOX (foot), self->topic);
  gtk_box_append (GTK_BOX (foot), self->number);
  gtk_overlay_set_child (GTK_OVERLAY (self->front), GTK_WIDGET (self->cover));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->front), head);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->front), foot);
  return self->front;
}

static GtkWidget *
make_code_card (AffPresenterPage *self)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AffFitText *title = make_text ("own-code-title", 3, 0.7);
  AffFitText *hint = make_text ("own-code-hint", 4, 0.8);

  self->code_card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->code = AFF_QR_VIEW (aff_qr_view_new ());
  aff_fit_text_set_text (title, _ ("Keep it on your phone"));
  aff_fit_text_set_text (hint, _ ("Board and times for your calendar."));
  gtk_widget_add_css_class (self->code_card, "paper");
  gtk_widget_add_css_class (self->code_card, "own-code-card");
  gtk_widget_add_css_class (GTK_WIDGET (self->code), "own-code");
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (text), GTK_WIDGET (title));
  gtk_box_append (GTK_BOX (text), GTK_WIDGET (hint));
  gtk_box_append (GTK_BOX (self->code_card), GTK_WIDGET (self->code));
  gtk_box_append (GTK_BOX (self->code_card), text);
  return self->code_card;
}

static GtkWidget *
make_say (AffPresenterPage *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = aff_icon_new ("check");

  self->say = gtk_button_new ();
  self->say_title = make_text ("own-say-title", 2, 0.7);
  self->say_note = make_text ("own-say-note", 2, 0.8);
  gtk_widget_add_css_class (icon, "icon-50");
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->say_title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->say_note));
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), words);
  gtk_button_set_child (GTK_BUTTON (self->say), row);
  gtk_widget_add_css_class (self->say, "own-say");
  gtk_widget_set_hexpand (self->say, TRUE);
  g_signal_connect_object (self->say, "clicked", G_CALLBACK (on_say), self, G_CONNECT_SWAPPED);
  return self->say;
}

static GtkWidget *
make_button (const char *icon_name, const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = aff_icon_new (icon_name);

  gtk_widget_add_css_class (icon, "icon-34");
  gtk_widget_set_halign (row, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), gtk_label_new (words));
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "btn");
  gtk_widget_add_css_class (button, "own-button");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  return button;
}

static GtkWidget *
make_actions (AffPresenterPage *self)
{
  GtkWidget *actions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->show_way = make_button ("pin", _ ("Show the way"), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->show_way), "s", "way:0");
  gtk_widget_add_css_class (actions, "own-actions");
  gtk_box_append (GTK_BOX (actions), make_say (self));
  gtk_box_append (GTK_BOX (actions), self->show_way);
  gtk_box_append (GTK_BOX (actions), make_button ("close", _ ("Done"), "win.start-over"));
  return actions;
}

static GtkWidget *
make_map_side (AffPresenterPage *self, gboolean has_code)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->map = AFF_MAP_VIEW (aff_map_view_new (FALSE));
  self->way = make_text ("own-way", 2, 0.8);
  aff_map_view_set_plan_store (self->map, aff_plan_store_of (G_OBJECT (self->scene)));
  gtk_widget_set_vexpand (GTK_WIDGET (self->map), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->map), TRUE);
  gtk_widget_add_css_class (side, "own-side");
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->map));
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->way));
  if (has_code)
    gtk_box_append (GTK_BOX (side), make_code_card (self));
  return side;
}

static GtkWidget *
make_head (AffPresenterPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = make_text ("own-title", 3, 0.6);
  self->task = make_text ("own-task", 2, 0.7);
  gtk_widget_add_css_class (head, "own-words");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->task));
  return head;
}

// A wide screen has room for the code below the number, and leaves the map the side.
static GtkWidget *
make_cover_side (AffPresenterPage *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (side, "own-cover-side");
  gtk_box_append (GTK_BOX (side), make_cover (self));
  gtk_box_append (GTK_BOX (side), make_code_card (self));
  return aff_slim_new (side);
}

static GtkWidget *
build (AffPresenterPage *self)
{
  gboolean is_portrait = aff_scene_is_portrait (self->scene);
  GtkWidget *page =
    gtk_box_new (is_portrait ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (page, "own-page");
  gtk_widget_add_css_class (column, "own-column");
  gtk_widget_add_css_class (middle, "own-middle");
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_vexpand (middle, TRUE);
  gtk_box_append (GTK_BOX (middle), aff_slim_new (self->facts));
  gtk_box_append (GTK_BOX (middle), make_map_side (self, is_portrait));
  gtk_box_append (GTK_BOX (column), make_head (self));
  gtk_box_append (GTK_BOX (column), middle);
  gtk_box_append (GTK_BOX (column), make_actions (self));
  gtk_box_append (GTK_BOX (page), is_portrait ? make_cover (self) : make_cover_side (self));
  gtk_box_append (GTK_BOX (page), column);
  return page;
}

static void
aff_presenter_page_dispose (GObject *object)
{
  AffPresenterPage *self = AFF_PRESENTER_PAGE (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_pointer (&self->blank, gtk_widget_unparent);
  g_clear_object (&self->writer);
  g_clear_object (&self->scene);
  G_OBJECT_CLASS (aff_presenter_page_parent_class)->dispose (object);
}

static void
aff_presenter_page_finalize (GObject *object)
{
  g_free (AFF_PRESENTER_PAGE (object)->facts_key);
  G_OBJECT_CLASS (aff_presenter_page_parent_class)->finalize (object);
}

static void
aff_presenter_page_class_init (AffPresenterPageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = aff_presenter_page_dispose;
  G_OBJECT_CLASS (class)->finalize = aff_presenter_page_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "presenter");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_presenter_page_init (AffPresenterPage *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find my board"), -1);
}

GtkWidget *
aff_presenter_page_new (AffScene *scene, gint64 presentation)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene), NULL);
  AffPresenterPage *self = g_object_new (AFF_TYPE_PRESENTER_PAGE, NULL);
  GtkWidget *overlay = g_object_new (GTK_TYPE_OVERLAY, "accessible-role",
                                     GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  self->scene = g_object_ref (scene);
  self->presentation = presentation;
  self->writer = aff_live_new_writer (aff_scene_live (scene));
  self->toast = AFF_TOAST (aff_toast_new ());
  gtk_overlay_set_child (GTK_OVERLAY (overlay), build (self));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->toast));
  self->page = overlay;
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
  g_signal_connect_object (aff_scene_live (scene), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
