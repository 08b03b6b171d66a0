package ua.meterline.web;

/** The pages of one feature of the cabinet. */
public interface CabinetPages {
    /**
     * The name of the feature: its files of texts, one for each language of customers, and the prefix of their keys.
     */
    String name();

    void register(CabinetRoutes routes);
}
