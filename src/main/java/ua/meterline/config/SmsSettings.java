package ua.meterline.config;

import java.time.Duration;

/**
 * Decoding and reassembly of messages from the SMSC.
 *
 * @param defaultAlphabet gsm, latin1 or ascii
 */
public record SmsSettings(
        @Setting(
                section = "Decoding and reassembly of messages from the SMSC",
                name = "meterline.smpp.default-alphabet",
                defaultValue = "gsm",
                pattern = "gsm|latin1|ascii",
                message = "must be gsm, latin1 or ascii",
                help = """
                        The alphabet of data_coding 0: gsm (GSM 03.38), latin1 or ascii. Ask the operator, or send @ and
                        £ to the short code and check message.text.""")
        String defaultAlphabet,

        @Setting(
                name = "meterline.smpp.gsm-packed",
                defaultValue = "false",
                help = "true: the GSM alphabet comes in packed septets. false: one septet in each octet.")
        boolean gsmPacked,

        @Setting(
                name = "meterline.smpp.reassembly-timeout",
                formerly = "meterline.smpp.join-timeout",
                defaultValue = "30m",
                min = 100,
                help = """
                        How long the segments of a concatenated message wait for the others. Then the message is judged
                        incomplete.""")
        Duration reassemblyTimeout,

        @Setting(
                name = "meterline.smpp.reassembly-limit",
                formerly = "meterline.smpp.join-limit",
                defaultValue = "10000",
                min = 1,
                max = 1_000_000,
                help = "The most incomplete messages. Segments of further ones are judged singly.")
        int reassemblyLimit,

        @Setting(
                name = "meterline.smpp.reassembly-limit-per-sender",
                formerly = "meterline.smpp.join-limit-per-sender",
                defaultValue = "20",
                min = 1,
                max = 1_000_000,
                help = "The most incomplete messages of one sender.")
        int reassemblyLimitPerSender) {}
