/** Elements that keys lead to from elsewhere in the window. */
export const bookListId = 'book-list'
export const bookSearchId = 'book-search'
