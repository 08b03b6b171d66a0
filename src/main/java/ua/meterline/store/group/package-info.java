/**
 * The Camel component {@code group}: exchanges hand over one item each, and a route takes many of them at once, to
 * share a transaction. It knows {@link ua.meterline.store.StoreFailure} and nothing of what the items are.
 */
package ua.meterline.store.group;
