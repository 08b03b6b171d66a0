package ua.meterline.config;

import java.time.Duration;

/** How replies are sent by submit_sm: receipts, retry and failover. */
public record SubmitSettings(
        @Setting(name = "meterline.smpp.delivery-receipts", defaultValue = "false", help = """
                        true: request a delivery receipt for each reply. The state in the table reply then becomes
                        delivered or failed.""")
        boolean deliveryReceipts,

        @Setting(name = "meterline.smpp.retry-delay", defaultValue = "30s", min = 10, help = """
                        The backoff after a submit_sm without a response. It doubles the second time. Up to half of it
                        is taken off at random.""")
        Duration retryDelay,

        @Setting(name = "meterline.smpp.failover-after", defaultValue = "30s", help = """
                        How long the link that received a message must be down before the reply is sent over another
                        link.""")
        Duration failoverAfter) {}
