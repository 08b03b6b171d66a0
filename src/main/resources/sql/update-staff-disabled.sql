UPDATE staff SET disabled = :?disabled WHERE id = :?id
