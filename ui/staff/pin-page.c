// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/pin-page.h"

#include "app/db/staff.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/icon.h"
#include "ui/widget/keypad.h"
#include "ui/widget/rose.h"
#include "ui/widget/slim.h"

#include <glib/gi18n.h>

#define ROSE_PX    1060 // across, of which the page shows the upper part
#define ROSE_SHOWN 0.36

struct _AffPinPage {
  GtkWidget parent_instance;

  // owned
  AffScene *scene;
  AffDesk *desk;
  AffPin *pin;
  GCancellable *cancellable;

  // borrowed: children
  GtkWidget *root;
  GtkWidget *rose;
  GtkWidget *dots;
  GtkWidget *message;
  GtkWidget *message_icon;
  GtkLabel *message_words;
  AffKeypad *keypad;

  guint seconds_left; // until the next try
  guint timer;
  gboolean is_busy;
  gboolean is_off; // nobody can sign in here just now
};

G_DEFINE_FINAL_TYPE (AffPinPage, aff_pin_page, GTK_TYPE_WIDGET)

static void look (AffPinPage *self);

static void
show_dots (AffPinPage *self)
{
  guint length = aff_pin_length (self->pin), index = 0;
  // Translators: how far a PIN was typed, for readers of the screen.
  g_autofree char *name = g_strdup_printf (_ ("PIN, %1$u of %2$u digits"), length,
                                           (guint) AFF_PIN_LENGTH);

  for (GtkWidget *dot = gtk_widget_get_first_child (self->dots); dot != NULL;
       dot = gtk_widget_get_next_sibling (dot), index++) {
    if (index < length)
      gtk_widget_add_css_class (dot, "filled");
    else
      gtk_widget_remove_css_class (dot, "filled");
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->dots), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
show_message (AffPinPage *self, const char *words, gboolean is_bad)
{
  gtk_label_set_label (self->message_words, words != NULL ? words : "");
  gtk_widget_set_visible (self->message_icon, is_bad);
  if (is_bad)
    gtk_widget_add_css_class (self->message, "bad");
  else
    gtk_widget_remove_css_class (self->message, "bad");
}

static void
update_keypad (AffPinPage *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->keypad),
                            !self->is_busy && !self->is_off && self->seconds_left == 0);
}

static void
show_wait (AffPinPage *self)
{
  guint left = self->seconds_left;
  g_autofree char *words =
    left > 60 ? g_strdup_printf (_ ("Try again in %u min, or ask the desk."), (left + 59) / 60)
              : g_strdup_printf (_ ("Try again in %u s, or ask the desk."), left);

  show_message (self, words, TRUE);
}

static gboolean
on_second (gpointer data)
{
  AffPinPage *self = AFF_PIN_PAGE (data);

  self->seconds_left--;
  if (self->seconds_left > 0) {
    show_wait (self);
    return G_SOURCE_CONTINUE;
  }
  self->timer = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
begin_wait (AffPinPage *self, guint seconds)
{
  self->seconds_left = seconds;
  show_wait (self);
  if (self->timer == 0)
    self->timer = g_timeout_add_seconds (1, on_second, self);
}

static void
show_denied (AffPinPage *self, const AffStaffAnswer *answer)
{
  g_autofree char *words = NULL;

  if (answer->is_off) {
    self->is_off = TRUE;
    show_message (self,
                  _ ("PINs are switched off at this kiosk. Ask the desk: “affichectl "
                     "staff unlock” switches them on."),
                  TRUE);
    return;
  }
  if (answer->seconds_left > 0) {
    begin_wait (self, answer->seconds_left);
    return;
  }
  words = g_strdup_printf (ngettext ("That PIN is not known. %u try left.",
                                     "That PIN is not known. %u tries left.",
                                     answer->tries_left),
                           answer->tries_left);
  show_message (self, words, TRUE);
}

// The file cannot be read, or nobody has a PIN yet.
static void
show_trouble (AffPinPage *self, const GError *error)
{
  self->is_off = TRUE;
  if (g_error_matches (error, AFF_ERROR, AFF_ERROR_NOT_FOUND))
    show_message (self,
                  _ ("Nobody has a PIN for this kiosk yet. “affichectl staff add NAME” "
                     "gives somebody one."),
                  FALSE);
  else
    show_message (self, error->message, TRUE);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_auto (AffStaffAnswer) answer = {0};
  g_autoptr (GError) error = NULL;
  gboolean is_answered = aff_staff_finish (result, &answer, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  AffPinPage *self = AFF_PIN_PAGE (data);
  self->is_busy = FALSE;
  if (!is_answered)
    show_trouble (self, error);
  else if (answer.seconds_left > 0 || answer.is_off)
    show_denied (self, &answer);
  else
    show_message (self, NULL, FALSE);
  update_keypad (self);
}

static void
look (AffPinPage *self)
{
  aff_staff_look_async (aff_desk_path (self->desk), self->cancellable, on_looked, self);
}

static void
on_verified (GObject *source, GAsyncResult *result, gpointer data)
{
  g_auto (AffStaffAnswer) answer = {0};
  g_autoptr (GError) error = NULL;
  gboolean is_answered = aff_staff_finish (result, &answer, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  AffPinPage *self = AFF_PIN_PAGE (data);
  self->is_busy = FALSE;
  if (answer.permit != NULL) {
    show_message (self, NULL, FALSE);
    aff_desk_open (self->desk, answer.permit);
    return;
  }
  if (!is_answered)
    show_trouble (self, error);
  else
    show_denied (self, &answer);
  update_keypad (self);
}

static void
submit (AffPinPage *self)
{
  AffPin *pin = self->pin;

  self->pin = aff_pin_new ();
  self->is_busy = TRUE;
  update_keypad (self);
  show_message (self, _ ("One moment…"), FALSE);
  aff_staff_verify_async (aff_desk_path (self->desk), pin, self->cancellable, on_verified,
                          self);
  show_dots (self);
}

static gboolean
is_ready (AffPinPage *self)
{
  return gtk_widget_get_sensitive (GTK_WIDGET (self->keypad));
}

static void
on_digit (AffKeypad *keypad, const char *digit, AffPinPage *self)
{
  if (!is_ready (self))
    return;
  if (aff_pin_length (self->pin) == 0)
    show_message (self, NULL, FALSE);
  aff_pin_push (self->pin, digit[0]);
  show_dots (self);
  if (aff_pin_is_full (self->pin))
    submit (self);
}

static void
on_erase (AffKeypad *keypad, AffPinPage *self)
{
  if (!is_ready (self))
    return;
  aff_pin_pop (self->pin);
  show_dots (self);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        AffPinPage *self)
{
  return aff_keypad_take_key (self->keypad, key);
}

static GtkWidget *
append_text (GtkWidget *box, const char *words, const char *class)
{
  GtkWidget *text = aff_fit_text_new (words);

  gtk_widget_add_css_class (text, class);
  gtk_box_append (GTK_BOX (box), text);
  return text;
}

static GtkWidget *
make_brand (AffPinPage *self)
{
  const AffProgramme *programme = aff_scene_programme (self->scene);
  gboolean has_host = programme != NULL && programme->workshops->len > 0;
  GtkWidget *brand = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *mark = aff_icon_new ("mark");

  gtk_widget_add_css_class (brand, "brand");
  gtk_widget_add_css_class (mark, "mark");
  gtk_box_append (GTK_BOX (brand), mark);
  GtkWidget *event = append_text (
    brand,
    has_host ? ((const AffWorkshop *) g_ptr_array_index (programme->workshops, 0))->title
             : "Affiche",
    "event");
  g_object_set (event, "lines", 2, "smallest", 0.8, "line-percent", 112, NULL);
  gtk_widget_set_hexpand (event, TRUE);
  gtk_widget_set_valign (event, GTK_ALIGN_CENTER);
  return brand;
}

static gboolean
on_place_rose (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *place, AffPinPage *self)
{
  int size = (int) (ROSE_PX * aff_scene_scale (self->scene));
  int width = gtk_widget_get_width (GTK_WIDGET (overlay));
  int height = gtk_widget_get_height (GTK_WIDGET (overlay));

  if (child != self->rose)
    return FALSE;
  *place = (GdkRectangle){(int) (width * 0.72) - size / 2, height - (int) (size * ROSE_SHOWN),
                          size, size};
  return TRUE;
}

static GtkWidget *
make_rose (AffPinPage *self)
{
  AffProgramme *programme = aff_scene_programme (self->scene);
  gint64 now = aff_scene_now (self->scene);
  GtkWidget *rose = aff_rose_new ();

  gtk_widget_add_css_class (rose, "pin-rose");
  gtk_widget_set_can_target (rose, FALSE);
  if (programme == NULL)
    return rose;
  g_autoptr (GArray)
    seats = aff_agenda_seats (programme, aff_agenda_poster_item (programme, now), now);
  aff_rose_set_seats (AFF_ROSE (rose), seats);
  return rose;
}

static GtkWidget *
make_side (AffPinPage *self)
{
  GtkWidget *side = g_object_new (GTK_TYPE_OVERLAY, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *hint = g_strdup_printf (
    _ ("Enter your PIN of %u digits. The kiosk locks again after two minutes without a touch."),
    (guint) AFF_PIN_LENGTH);

  gtk_widget_add_css_class (side, "pin-side");
  gtk_widget_add_css_class (words, "pin-words");
  gtk_widget_set_overflow (side, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (words), make_brand (self));
  GtkWidget *title = append_text (words, _ ("Staff sign-in"), "pin-title");
  g_object_set (title, "line-percent", 102, "tracking-em", -22, "lines", 2, NULL);
  g_object_set (append_text (words, hint, "pin-hint"), "line-percent", 140, "lines", 3, NULL);
  self->rose = make_rose (self);
  gtk_overlay_set_child (GTK_OVERLAY (side), words);
  gtk_overlay_add_overlay (GTK_OVERLAY (side), self->rose);
  gtk_overlay_set_clip_overlay (GTK_OVERLAY (side), self->rose, TRUE);
  g_signal_connect (side, "get-child-position", G_CALLBACK (on_place_rose), self);
  return side;
}

static GtkWidget *
make_dots (void)
{
  GtkWidget *dots = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                  NULL);

  gtk_widget_add_css_class (dots, "pin-dots");
  gtk_widget_set_halign (dots, GTK_ALIGN_CENTER);
  for (int i = 0; i < AFF_PIN_LENGTH; i++) {
    GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

    gtk_widget_add_css_class (dot, "pin-dot");
    gtk_box_append (GTK_BOX (dots), dot);
  }
  return dots;
}

static void
add_message (AffPinPage *self, GtkWidget *box)
{
  GtkWidget *words = gtk_label_new (NULL);

  self->message = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->message_icon = aff_icon_new ("warning");
  self->message_words = GTK_LABEL (words);
  gtk_label_set_wrap (self->message_words, TRUE);
  gtk_label_set_natural_wrap_mode (self->message_words, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (self->message_words, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->message_icon, "icon-28");
  gtk_widget_add_css_class (self->message, "pin-message");
  gtk_widget_set_halign (self->message, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->message), self->message_icon);
  gtk_box_append (GTK_BOX (self->message), words);
  gtk_box_append (GTK_BOX (box), self->message);
}

static GtkWidget *
make_back (void)
{
  GtkWidget *back = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (content), aff_icon_new ("left"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (_ ("Back to the kiosk")));
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (back), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Back to the kiosk"), -1);
  gtk_widget_add_css_class (back, "btn");
  gtk_widget_add_css_class (back, "pin-back");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "win.back");
  return back;
}

static GtkWidget *
make_pad (AffPinPage *self)
{
  GtkWidget *pad = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *keypad = aff_keypad_new (NULL);

  gtk_widget_add_css_class (pad, "pin-pad");
  gtk_widget_set_hexpand (pad, TRUE);
  gtk_widget_set_vexpand (pad, TRUE);
  self->dots = make_dots ();
  gtk_box_append (GTK_BOX (pad), self->dots);
  add_message (self, pad);
  self->keypad = AFF_KEYPAD (keypad);
  gtk_widget_set_halign (keypad, GTK_ALIGN_CENTER);
  g_signal_connect (keypad, "digit", G_CALLBACK (on_digit), self);
  g_signal_connect (keypad, "erase", G_CALLBACK (on_erase), self);
  gtk_box_append (GTK_BOX (pad), keypad);
  GtkWidget *back = make_back ();
  gtk_widget_set_halign (back, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (back, GTK_ALIGN_END);
  gtk_widget_set_vexpand (back, TRUE);
  gtk_box_append (GTK_BOX (pad), back);
  return pad;
}

static void
aff_pin_page_dispose (GObject *object)
{
  AffPinPage *self = AFF_PIN_PAGE (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->root, gtk_widget_unparent);
  g_clear_pointer (&self->pin, aff_pin_free);
  g_clear_object (&self->desk);
  g_clear_object (&self->scene);
  G_OBJECT_CLASS (aff_pin_page_parent_class)->dispose (object);
}

static void
aff_pin_page_class_init (AffPinPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_pin_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pin-page");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_pin_page_init (AffPinPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->pin = aff_pin_new ();
  self->cancellable = g_cancellable_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Staff sign-in"), -1);
}

GtkWidget *
aff_pin_page_new (AffScene *scene, AffDesk *desk)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && AFF_IS_DESK (desk), NULL);
  AffPinPage *self = g_object_new (AFF_TYPE_PIN_PAGE, NULL);

  self->scene = g_object_ref (scene);
  self->desk = g_object_ref (desk);
  self->root = gtk_box_new (aff_scene_is_portrait (scene) ? GTK_ORIENTATION_VERTICAL
                                                          : GTK_ORIENTATION_HORIZONTAL,
                            0);
  gtk_widget_set_parent (self->root, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->root), aff_scene_is_portrait (scene)
                                          ? make_side (self)
                                          : aff_slim_new (make_side (self)));
  gtk_box_append (GTK_BOX (self->root), make_pad (self));
  show_dots (self);
  self->is_busy = TRUE;
  update_keypad (self);
  show_message (self, NULL, FALSE);
  look (self);
  return GTK_WIDGET (self);
}
