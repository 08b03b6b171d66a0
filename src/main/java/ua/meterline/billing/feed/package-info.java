/** Publishes what counts for billing to a topic, as it changes. It knows the store, and nothing of Kafka's clients. */
package ua.meterline.billing.feed;
