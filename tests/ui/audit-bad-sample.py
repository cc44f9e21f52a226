#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A window that tells a screen reader nothing of use: what audit.py must refuse."""
import gi

gi.require_version("Gtk", "4.0")
from gi.repository import Gtk  # noqa: E402


def open_window(application):
    box = Gtk.Box()
    box.append(Gtk.Button(icon_name="go-next-symbolic"))  # is named "GtkImage"
    box.append(Gtk.Button(label="More"))
    box.append(Gtk.Button(label="More"))
    rows = Gtk.ListBox()
    rows.append(Gtk.DrawingArea(focusable=True, width_request=40, height_request=40))  # has no name
    box.append(rows)
    window = Gtk.ApplicationWindow(application=application, child=box)
    window.present()


application = Gtk.Application(application_id="org.affiche.BadSample")
application.connect("activate", open_window)
application.run()
