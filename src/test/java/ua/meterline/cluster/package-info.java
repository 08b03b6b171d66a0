/** Several gateways, and what they share: brokers of Kafka, a PostgreSQL. */
package ua.meterline.cluster;
