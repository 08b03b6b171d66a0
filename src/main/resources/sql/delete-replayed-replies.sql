DELETE FROM temp.reply
