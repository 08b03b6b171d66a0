SELECT began_at, ended_at, cause FROM downtime WHERE ended_at > :?since ORDER BY ended_at, id
