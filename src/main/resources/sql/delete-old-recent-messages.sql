DELETE FROM recent_message WHERE bucket < :?bucket
