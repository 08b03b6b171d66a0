/**
 * The clients of a Kafka cluster: their guarantees, the state of the topics, the lag. It knows settings and nothing of
 * what the records hold. Nothing of it is loaded without {@code meterline.intake.kafka.bootstrap-servers}.
 */
package ua.meterline.kafka;
