-- Accepts the suggested value, for all undecided messages with the reading that the customer was asked about.
INSERT INTO review (
    message_id, decision, decided_by, decided_at, why, account, meter, value, period, as_of, forced, supersedes)
SELECT held.message_id, 'accept', :?decided_by, :?decided_at, :?why, question.account, :?meter, question.value,
    question.period, question.answered_by, NULL, NULL
FROM question
CROSS JOIN held_reading AS asked ON asked.message_id = question.message_id
CROSS JOIN held_reading AS held ON held.account = asked.account AND held.period = asked.period
    AND held.value = asked.value AND held.meter = asked.meter AND held.decided = 0
WHERE question.message_id = :?question
