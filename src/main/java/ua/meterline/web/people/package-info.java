/** Who may use the console, one's own password and sessions, and the audit log. */
package ua.meterline.web.people;
