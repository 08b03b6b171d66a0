/** Services of the cabinet, where customers act for themselves. They tell nothing about an account to a stranger. */
package ua.meterline.backoffice.cabinet;
