package ua.meterline.web;

/** The pages of one feature. */
public interface ConsolePages {
    /** The name of the feature: its folder of templates, its files of texts, and the prefix of their keys. */
    String name();

    void register(Routes routes);
}
