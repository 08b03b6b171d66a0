/**
 * Limits against abuse: how often something happens, and what happens once. In memory for the only gateway on its
 * database; where several nodes share one, in its tables, so that a limit holds for all of them together.
 */
package ua.meterline.backoffice.limit;
