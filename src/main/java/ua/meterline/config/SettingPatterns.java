package ua.meterline.config;

/** Patterns that several settings have, and what is needed where a value does not match. */
final class SettingPatterns {
    static final String OPTIONAL_PORT =
            "|[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]";
    static final String OPTIONAL_PORT_NEEDED = "must be a port from 0 to 65535, or empty";
    static final String KEY_STORE_TYPE = "PKCS12|JKS";
    static final String KEY_STORE_TYPE_NEEDED = "must be PKCS12 or JKS";

    private SettingPatterns() {}
}
