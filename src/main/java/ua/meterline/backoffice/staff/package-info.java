/**
 * People of the office: their roles, passwords and sessions, tokens of other programs, and the audit log of what each
 * of them did.
 */
package ua.meterline.backoffice.staff;
