package ua.meterline.config;

import java.time.Duration;

/**
 * Decoding and reassembly of messages from the SMSC.
 *
 * @param defaultAlphabet gsm, latin1 or ascii
 */
public record SmsSettings(
        String defaultAlphabet,
        boolean gsmPacked,
        Duration reassemblyTimeout,
        int reassemblyLimit,
        int reassemblyLimitPerSender) {}
