package ua.meterline.web.settings;

import java.util.List;

/**
 * The settings that match.
 *
 * @param text what was searched for; empty for all
 * @param changed whether only those are shown that are set
 */
public record SettingsView(List<ShownSetting> settings, String text, boolean changed) {}
