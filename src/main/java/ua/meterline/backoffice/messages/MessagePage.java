package ua.meterline.backoffice.messages;

import java.time.Instant;
import java.util.List;

/**
 * A page of a search, newest first.
 *
 * @param newer where newer ones are; null for none
 * @param older where older ones are, or may be; null for none
 * @param searchedBackTo null unless the search reached its limit of rows or time: the messages up to this moment are
 *     searched, and {@code older}, or {@code newer}, continues
 */
public record MessagePage(
        List<FoundMessage> messages, SearchPosition newer, SearchPosition older, Instant searchedBackTo) {}
