UPDATE pair SET b = b || '!'
