-- Also in a schema of another version: the two columns stay.
SELECT name FROM node WHERE seen_at > clock_timestamp() - interval '15 seconds' ORDER BY name
