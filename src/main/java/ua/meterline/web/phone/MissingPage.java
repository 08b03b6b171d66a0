package ua.meterline.web.phone;

import ua.meterline.backoffice.phone.MissingList;

/**
 * A page of the accounts without a reading.
 *
 * @param first the path of the first page; null on it
 * @param next the path of the next page; null on the last one
 */
public record MissingPage(MissingList.Filter filter, MissingList.Page page, String first, String next) {}
