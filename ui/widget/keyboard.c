// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/keyboard.h"

#include "ui/widget/fit-text.h"
#include "ui/widget/icon.h"
#include "ui/widget/key.h"

#include <glib/gi18n.h>

#define KEYS_A_ROW  10
#define HALVES      2 // columns of the grid for one key
#define LETTER_ROWS 3
#define SLOTS       10 // digits, or as many accents

typedef struct {
  const char *name;
  const char *rows[LETTER_ROWS]; // the last one leaves room for Backspace
} Layout;

// The letters stand where people of a language look for them.
static const Layout layouts[] = {
  {"AZERTY", {"azertyuiop", "qsdfghjklm", "wxcvbn'-"}},
  {"QWERTY", {"qwertyuiop", "asdfghjkl'", "zxcvbnm-"}},
  {"QWERTZ", {"qwertzuiop", "asdfghjkl'", "yxcvbnm-"}},
};

// Those that a language's names have most come first.
static const struct {
  const char *language;
  const char *layout;
  const char *accents[2];
} languages[] = {
  {"fr", "AZERTY", {"éèêëàâçîôû", "ùïœæüöäñßø"}},
  {"en", "QWERTY", {"éèáíóöüäñç", "øåæœßłšžčê"}},
  {"de", "QWERTZ", {"äöüßéèáàçñ", "øåæœłšžčíó"}},
};

static const char digits[] = "1234567890";
static const char signs[] = ".:/,;_@()&";

struct _AffKeyboard {
  GtkWidget parent_instance;

  // borrowed: children, and what is static
  GtkWidget *box;
  GtkWidget *letters[LETTER_ROWS][KEYS_A_ROW];
  GtkWidget *slots[SLOTS];
  GtkWidget *switches[G_N_ELEMENTS (layouts)];
  GtkWidget *accents;
  GtkWidget *shift; // NULL unless it writes
  const Layout *layout;

  guint language;
  guint page; // of the slots: digits, signs if it writes, then two of accents
  gboolean writes;
  gboolean is_capital;
};

enum { TEXT, ERASE, PUT_AWAY, LAYOUT_CHOSEN, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffKeyboard, aff_keyboard, GTK_TYPE_WIDGET)

static void
on_key_clicked (GtkButton *key, AffKeyboard *self)
{
  g_autofree char *text = g_strdup (
    gtk_label_get_text (GTK_LABEL (gtk_button_get_child (key))));

  aff_keyboard_set_capital (self, FALSE);
  g_signal_emit (self, signals[TEXT], 0, text);
}

static void
on_space_clicked (AffKeyboard *self)
{
  g_signal_emit (self, signals[TEXT], 0, " ");
}

static void
on_erase_clicked (AffKeyboard *self)
{
  g_signal_emit (self, signals[ERASE], 0);
}

static void
on_hide_clicked (AffKeyboard *self)
{
  g_signal_emit (self, signals[PUT_AWAY], 0);
}

static const char *
name_letter (const char *letter)
{
  if (g_str_equal (letter, "'"))
    return _ ("Apostrophe");
  return g_str_equal (letter, "-") ? _ ("Hyphen") : NULL;
}

static guint
count_pages (AffKeyboard *self)
{
  return 1 + self->writes + G_N_ELEMENTS (languages[0].accents);
}

// The characters of slots on PAGE, the one after the last being the first again.
static const char *
get_slots (AffKeyboard *self, guint page)
{
  page %= count_pages (self);
  if (page == 0)
    return digits;
  if (self->writes && page-- == 1)
    return signs;
  return languages[self->language].accents[page - 1];
}

static char *
take_letter (const char **text)
{
  const char *end = g_utf8_next_char (*text);
  char *letter = g_strndup (*text, (gsize) (end - *text));

  *text = end;
  return letter;
}

// The key tells what it brings: "é è ê", "1 2 3".
static void
name_accents (AffKeyboard *self)
{
  const char *next = get_slots (self, self->page + 1);
  const char *kind = next == digits  ? _ ("Digits")
                     : next == signs ? C_ ("keyboard", "Signs")
                                     : _ ("Accents");
  g_autofree char *a = take_letter (&next);
  g_autofree char *b = take_letter (&next);
  g_autofree char *c = take_letter (&next);
  g_autofree char *text = g_strdup_printf ("%s %s %s", a, b, c);
  g_autofree char *name = g_strdup_printf ("%s: %s", kind, text);

  aff_key_set_text (self->accents, text, name);
}

static void
show_letter (AffKeyboard *self, GtkWidget *key, const char *letter)
{
  // "ß" has no capital that names use.
  gboolean is_capital = self->is_capital && !g_str_equal (letter, "ß");
  g_autofree char *text = is_capital ? g_utf8_strup (letter, -1) : g_strdup (letter);

  aff_key_set_text (key, text, name_letter (letter));
}

static void
show_slots (AffKeyboard *self)
{
  const char *rest = get_slots (self, self->page);

  for (guint i = 0; i < SLOTS; i++) {
    g_autofree char *letter = take_letter (&rest);
    show_letter (self, self->slots[i], letter);
  }
  name_accents (self);
}

static void
on_accents_clicked (AffKeyboard *self)
{
  self->page = (self->page + 1) % count_pages (self);
  show_slots (self);
}

static void
show_layout (AffKeyboard *self)
{
  for (guint row = 0; row < LETTER_ROWS; row++) {
    const char *rest = self->layout->rows[row];
    for (guint i = 0; *rest != '\0'; i++) {
      g_autofree char *letter = take_letter (&rest);
      show_letter (self, self->letters[row][i], letter);
    }
  }
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->switches[i]),
                                  self->layout == &layouts[i]);
}

static void
on_layout_clicked (GtkButton *button, AffKeyboard *self)
{
  aff_keyboard_set_layout (self, gtk_button_get_label (button));
  g_signal_emit (self, signals[LAYOUT_CHOSEN], 0);
}

static void
attach (GtkWidget *grid, GtkWidget *key, guint column, guint row, guint width)
{
  gtk_widget_set_hexpand (key, TRUE);
  gtk_grid_attach (GTK_GRID (grid), key, (int) column, (int) row, (int) width, 1);
}

static GtkWidget *
make_letter (AffKeyboard *self)
{
  GtkWidget *key = aff_key_new ("", "");

  g_signal_connect (key, "clicked", G_CALLBACK (on_key_clicked), self);
  return key;
}

static void
add_letters (AffKeyboard *self, GtkWidget *grid, guint first_row)
{
  GtkWidget *erase = aff_key_new_icon ("backspace", _ ("Backspace"));

  for (guint row = 0; row < LETTER_ROWS; row++)
    for (guint i = 0; i < strlen (layouts[0].rows[row]); i++) {
      self->letters[row][i] = make_letter (self);
      attach (grid, self->letters[row][i], i * HALVES, first_row + row, HALVES);
    }
  gtk_widget_add_css_class (erase, "alt");
  aff_key_repeat (erase);
  g_signal_connect_swapped (erase, "clicked", G_CALLBACK (on_erase_clicked), self);
  attach (grid, erase, 8 * HALVES, first_row + 2, 2 * HALVES);
}

static GtkWidget *
make_switch (AffKeyboard *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_widget_add_css_class (row, "layouts");
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++) {
    GtkWidget *button = gtk_toggle_button_new_with_label (layouts[i].name);

    gtk_widget_set_focus_on_click (button, FALSE);
    gtk_widget_set_hexpand (button, TRUE);
    g_signal_connect (button, "clicked", G_CALLBACK (on_layout_clicked), self);
    gtk_box_append (GTK_BOX (row), button);
    self->switches[i] = button;
  }
  return row;
}

static void
on_shift_clicked (AffKeyboard *self)
{
  aff_keyboard_set_capital (self, !self->is_capital);
}

static GtkWidget *
make_shift (AffKeyboard *self)
{
  self->shift = aff_key_new_icon ("shift", _ ("Capital letter"));
  gtk_widget_add_css_class (self->shift, "alt");
  g_signal_connect_swapped (self->shift, "clicked", G_CALLBACK (on_shift_clicked), self);
  return self->shift;
}

static GtkWidget *
make_space (AffKeyboard *self)
{
  GtkWidget *space = aff_key_new (_ ("space"), _ ("Space"));

  gtk_widget_add_css_class (space, "words");
  g_signal_connect_swapped (space, "clicked", G_CALLBACK (on_space_clicked), self);
  return space;
}

static GtkWidget *
make_accents (AffKeyboard *self)
{
  self->accents = aff_key_new ("", "");
  gtk_widget_add_css_class (self->accents, "alt");
  gtk_widget_add_css_class (self->accents, "accents");
  g_signal_connect_swapped (self->accents, "clicked", G_CALLBACK (on_accents_clicked), self);
  return self->accents;
}

static GtkWidget *
make_hide (AffKeyboard *self, gboolean has_icon)
{
  GtkWidget *hide = aff_key_new_icon ("keyboard", _ ("Hide keyboard"));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = aff_fit_text_new (_ ("Hide keyboard"));

  g_object_set (label, "smallest", 0.75, "lines", 2, NULL);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (row, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (row, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), label);
  if (has_icon)
    gtk_box_append (GTK_BOX (row), aff_icon_new ("keyboard"));
  gtk_button_set_child (GTK_BUTTON (hide), row);
  gtk_widget_add_css_class (hide, "primary");
  g_signal_connect_swapped (hide, "clicked", G_CALLBACK (on_hide_clicked), self);
  return hide;
}

static GtkWidget *
make_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_widget_set_hexpand (grid, TRUE);
  return grid;
}

static void
make_slots (AffKeyboard *self)
{
  for (guint i = 0; i < SLOTS; i++) {
    self->slots[i] = make_letter (self);
    gtk_widget_add_css_class (self->slots[i], "digit");
  }
}

static void
arrange_lying (AffKeyboard *self)
{
  GtkWidget *grid = make_grid (), *pad = make_grid ();

  gtk_widget_set_hexpand (pad, FALSE);
  gtk_widget_add_css_class (pad, "digits");
  add_letters (self, grid, 0);
  if (self->writes)
    attach (grid, make_shift (self), 0, 3, 3);
  attach (grid, make_switch (self), self->writes ? 3 : 0, 3, self->writes ? 7 : 8);
  attach (grid, make_space (self), self->writes ? 10 : 8, 3, self->writes ? 6 : 8);
  attach (grid, make_accents (self), 8 * HALVES, 3, 2 * HALVES);
  for (guint i = 0; i < SLOTS; i++)
    attach (pad, self->slots[i], i % 3, i / 3, 1);
  attach (pad, make_hide (self, TRUE), 1, 3, 2);
  gtk_box_append (GTK_BOX (self->box), grid);
  gtk_box_append (GTK_BOX (self->box), pad);
}

static void
arrange_upright (AffKeyboard *self)
{
  GtkWidget *grid = make_grid ();

  for (guint i = 0; i < SLOTS; i++)
    attach (grid, self->slots[i], i * HALVES, 0, HALVES);
  add_letters (self, grid, 1);
  if (self->writes)
    attach (grid, make_shift (self), 0, 4, 2);
  attach (grid, make_switch (self), self->writes ? 2 : 0, 4, self->writes ? 7 : 8);
  attach (grid, make_space (self), self->writes ? 9 : 8, 4, self->writes ? 4 : 5);
  attach (grid, make_accents (self), 13, 4, 3);
  attach (grid, make_hide (self, FALSE), 16, 4, 4);
  gtk_box_append (GTK_BOX (self->box), grid);
}

static void
aff_keyboard_dispose (GObject *object)
{
  g_clear_pointer (&AFF_KEYBOARD (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (aff_keyboard_parent_class)->dispose (object);
}

static void
aff_keyboard_class_init (AffKeyboardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_keyboard_dispose;
  signals[TEXT] = g_signal_new ("text", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ERASE] = g_signal_new ("erase", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[PUT_AWAY] = g_signal_new ("put-away", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[LAYOUT_CHOSEN] = g_signal_new ("layout-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "keyboard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_keyboard_init (AffKeyboard *self)
{
  self->layout = &layouts[0];
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Keyboard"), -1);
}

static GtkWidget *
make_keyboard (const char *language, gboolean is_portrait, gboolean writes)
{
  AffKeyboard *self = g_object_new (AFF_TYPE_KEYBOARD, NULL);

  self->writes = writes;
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (languages[i].language, language) == 0)
      self->language = i;
  make_slots (self);
  if (is_portrait)
    arrange_upright (self);
  else
    arrange_lying (self);
  show_slots (self);
  aff_keyboard_set_layout (self, languages[self->language].layout);
  return GTK_WIDGET (self);
}

GtkWidget *
aff_keyboard_new (const char *language, gboolean is_portrait)
{
  return make_keyboard (language, is_portrait, FALSE);
}

GtkWidget *
aff_keyboard_new_writing (const char *language, gboolean is_portrait)
{
  return make_keyboard (language, is_portrait, TRUE);
}

void
aff_keyboard_set_capital (AffKeyboard *self, gboolean is_capital)
{
  g_return_if_fail (AFF_IS_KEYBOARD (self));
  if (self->is_capital == is_capital || !self->writes)
    return;
  self->is_capital = is_capital;
  show_layout (self);
  show_slots (self);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->shift), GTK_ACCESSIBLE_STATE_PRESSED,
                               is_capital ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                          : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
  if (is_capital)
    gtk_widget_add_css_class (self->shift, "on");
  else
    gtk_widget_remove_css_class (self->shift, "on");
}

void
aff_keyboard_set_layout (AffKeyboard *self, const char *layout)
{
  g_return_if_fail (AFF_IS_KEYBOARD (self));

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (g_strcmp0 (layouts[i].name, layout) == 0)
      self->layout = &layouts[i];
  show_layout (self);
}

const char *
aff_keyboard_get_layout (AffKeyboard *self)
{
  g_return_val_if_fail (AFF_IS_KEYBOARD (self), NULL);
  return self->layout->name;
}
