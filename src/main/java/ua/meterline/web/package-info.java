/**
 * The pages: the servers of the office's console and of the customers' cabinet, the layouts, sessions, and what guards
 * them. Each feature of the console has a package of its own below, which implements {@link
 * ua.meterline.web.ConsolePages}; those of the cabinet implement {@link ua.meterline.web.CabinetPages}. Pages call the
 * services of backoffice, billing and operations; they know no SQL and no Camel.
 */
package ua.meterline.web;
