SELECT count(*) FROM reminder WHERE day = :?day
