DELETE FROM reminder WHERE day < :?forgotten
