/**
 * SMS on their way through a Kafka topic: the format of a record, and the transaction that stores a batch of them with
 * the position in the topic. It knows {@code sms} and {@code store}, and nothing of Kafka's clients.
 */
package ua.meterline.sms.intake;
