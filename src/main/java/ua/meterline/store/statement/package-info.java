/**
 * The Camel component {@code statement}: executes the statements of {@code sql/} through camel-jdbc, on the connection
 * of {@link ua.meterline.store.OneTransaction}. It knows nothing of what the rows mean.
 */
package ua.meterline.store.statement;
